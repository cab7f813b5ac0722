package io.litmill.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The table of rights in {@code ops/security.md}. */
public final class DocumentedRights {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| *([a-z]+) *\\| *([a-z-]+) *\\| *(literal|prefixed) *\\| *`(.+)` *\\| *([A-Z_, ]+)"
              + " *\\|");

  private DocumentedRights() {}

  /** The rights of a command for the user of the same name. */
  public static List<AclBinding> of(String command, String prefix, String application)
      throws IOException {
    return of(command, command, prefix, application);
  }

  /** The rights of a command for a user. */
  public static List<AclBinding> of(String command, String user, String prefix, String application)
      throws IOException {
    List<AclBinding> bindings = new ArrayList<>();
    for (String line : Files.readAllLines(OperationsFiles.OPS.resolve("security.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(1).equals(command)) {
        String name =
            row.group(4).replace("{prefix}", prefix).replace("{application}", application);
        ResourcePattern resource =
            new ResourcePattern(
                ResourceType.fromString(upper(row.group(2))),
                name,
                PatternType.fromString(upper(row.group(3))));
        for (String operation : row.group(5).split(",")) {
          bindings.add(
              new AclBinding(
                  resource,
                  new AccessControlEntry(
                      "User:" + user,
                      "*",
                      AclOperation.fromString(operation.strip()),
                      AclPermissionType.ALLOW)));
        }
      }
    }
    return bindings;
  }

  private static String upper(String word) {
    return word.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
