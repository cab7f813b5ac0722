package io.litmill.operations;

import io.litmill.embedded.EmbeddedBroker;
import io.litmill.embedded.EmbeddedRegistry;
import io.litmill.embedded.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker and a registry in this process. Whoever logs in at the broker has only the rights that
 * were given to him; without a login, at another port, everything is allowed.
 */
public final class GuardedPlatform implements AutoCloseable {
  private static final String PASSWORD = "only-for-this-test";
  private static final String MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final int guarded = FreePorts.any();
  private final EmbeddedBroker broker;
  private final EmbeddedRegistry registry;

  public GuardedPlatform(Path folder, List<String> users) throws IOException {
    int open = FreePorts.any();
    broker = EmbeddedBroker.start(folder.resolve("broker"), open, settings(open, users));
    registry = EmbeddedRegistry.start(folder.resolve("registry"), 0);
  }

  private Map<String, String> settings(int open, List<String> users) {
    int controller = FreePorts.any();
    StringBuilder known = new StringBuilder(MODULE);
    users.forEach(user -> known.append(" user_%s=\"%s\"".formatted(user, PASSWORD)));
    Map<String, String> keys = new HashMap<>();
    keys.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    keys.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(open, guarded, controller));
    keys.put(
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:%d,GUARDED://127.0.0.1:%d".formatted(open, guarded));
    keys.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,GUARDED:SASL_PLAINTEXT");
    keys.put("sasl.enabled.mechanisms", "PLAIN");
    keys.put("listener.name.guarded.plain.sasl.jaas.config", known.append(';').toString());
    keys.put("authorizer.class.name", RightsInUse.class.getName());
    keys.put("super.users", "User:ANONYMOUS");
    return keys;
  }

  /** For whom everything is allowed. */
  public Map<String, Object> everything() {
    return Map.of(
        "bootstrap.servers", broker.bootstrapServers(), "schema.registry.url", registry.url());
  }

  /** For a user. */
  public Map<String, String> login(String user) {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + guarded,
        "schema.registry.url",
        registry.url(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        MODULE + " username=\"%s\" password=\"%s\";".formatted(user, PASSWORD));
  }

  public void allow(List<AclBinding> rights) throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(everything()))) {
      admin.createAcls(rights).all().get();
    }
  }

  @Override
  public void close() throws IOException {
    registry.close();
    broker.close();
  }
}
