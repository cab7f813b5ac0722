package io.litmill.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/** Kafka's authorizer, which remembers what each user was allowed and what not. */
public final class RightsInUse extends StandardAuthorizer {
  private static final Set<Asked> ASKED = ConcurrentHashMap.newKeySet();

  private record Asked(
      String user, ResourcePattern resource, AclOperation operation, AuthorizationResult result) {
    @Override
    public String toString() {
      return "%s: %s of %s %s %s"
          .formatted(user, operation, resource.resourceType(), resource.name(), result);
    }
  }

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      Action action = actions.get(i);
      ASKED.add(
          new Asked(
              context.principal().toString(),
              action.resourcePattern(),
              action.operation(),
              results.get(i)));
    }
    return results;
  }

  /** Those of the rights that nothing was done with. */
  public static List<AclBinding> idle(List<AclBinding> rights) {
    List<AclBinding> idle = new ArrayList<>(rights);
    idle.removeIf(right -> ASKED.stream().anyMatch(asked -> isUse(asked, right)));
    return idle;
  }

  private static boolean isUse(Asked asked, AclBinding right) {
    return asked.result() == AuthorizationResult.ALLOWED
        && asked.user().equals(right.entry().principal())
        && asked.operation() == right.entry().operation()
        && asked.resource().resourceType() == right.pattern().resourceType()
        && isNamed(asked.resource().name(), right.pattern());
  }

  private static boolean isNamed(String name, ResourcePattern pattern) {
    return pattern.patternType() == PatternType.PREFIXED
        ? name.startsWith(pattern.name())
        : name.equals(pattern.name());
  }

  /** What a user asked for and was not allowed, a line each. */
  public static String refused(String user) {
    return lines(user, AuthorizationResult.DENIED);
  }

  /** What a user did, a line each. */
  public static String used(String user) {
    return lines(user, AuthorizationResult.ALLOWED);
  }

  private static String lines(String user, AuthorizationResult result) {
    return ASKED.stream()
        .filter(asked -> asked.user().equals("User:" + user) && asked.result() == result)
        .map(Asked::toString)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining("\n"));
  }
}
