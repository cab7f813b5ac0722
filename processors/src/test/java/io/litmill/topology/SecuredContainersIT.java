package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.demo.SampleFiles;
import io.litmill.embedded.FreePorts;
import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.operations.DocumentedRights;
import io.litmill.provisioning.BrokerTopics;
import io.litmill.provisioning.Provisioning;
import io.litmill.provisioning.RegistrySubjects;
import io.litmill.registry.SchemaRegistry;
import io.litmill.scan.TopicScan;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.StreamPlatform.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/**
 * Over SASL_SSL, as three users that have the rights of {@code ops/security.md} and no others:
 * topics are made, sample records are sent, and the image mines them.
 */
@Tag("containers")
class SecuredContainersIT {
  private static final String NAME = "secured";
  private static final String PASSWORD = "only-for-this-test";

  @TempDir Path folder;

  private final int port = FreePorts.any();
  private ContainerPlatform platform;
  private String certificate;

  @BeforeEach
  void start() throws Exception {
    ContainerPlatform.assumeImages(
        ContainerPlatform.LITMILL, ContainerPlatform.KAFKA, ContainerPlatform.REGISTRY);
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "2",
        "-dname",
        "CN=kafka",
        "-ext",
        "san=dns:kafka,ip:127.0.0.1");
    keytool(
        "-exportcert", "-rfc", "-alias", "broker", "-file", folder.resolve("ca.pem").toString());
    certificate = Files.readString(folder.resolve("ca.pem"));
    platform = new ContainerPlatform(this::secure);
  }

  @AfterEach
  void stop() {
    if (platform != null) {
      platform.close();
    }
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", folder.resolve("broker.p12").toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Listeners with TLS and passwords beside the plain ones, which belong to the broker and us. */
  private void secure(GenericContainer<?> broker) {
    Map<String, String> plain = broker.getEnvMap();
    String protocols = plain.get("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP");
    broker
        .withEnv(
            "KAFKA_LISTENERS", plain.get("KAFKA_LISTENERS") + ",SECURE://:19093,SECUREHOST://:9094")
        .withEnv(
            "KAFKA_ADVERTISED_LISTENERS",
            plain.get("KAFKA_ADVERTISED_LISTENERS")
                + ",SECURE://kafka:19093,SECUREHOST://127.0.0.1:"
                + port)
        .withEnv(
            "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
            protocols + ",SECURE:SASL_SSL,SECUREHOST:SASL_SSL")
        .withEnv("KAFKA_SASL_ENABLED_MECHANISMS", "PLAIN")
        .withEnv("KAFKA_LISTENER_NAME_SECURE_PLAIN_SASL_JAAS_CONFIG", users())
        .withEnv("KAFKA_LISTENER_NAME_SECUREHOST_PLAIN_SASL_JAAS_CONFIG", users())
        .withEnv("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12")
        .withEnv("KAFKA_SSL_KEYSTORE_LOCATION", "/tmp/broker.p12")
        .withEnv("KAFKA_SSL_KEYSTORE_PASSWORD", PASSWORD)
        .withEnv("KAFKA_SSL_KEY_PASSWORD", PASSWORD)
        .withEnv(
            "KAFKA_AUTHORIZER_CLASS_NAME",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
        .withEnv("KAFKA_SUPER_USERS", "User:ANONYMOUS")
        .withCopyFileToContainer(
            MountableFile.forHostPath(folder.resolve("broker.p12"), 0644), "/tmp/broker.p12");
    List<String> ports = new ArrayList<>(broker.getPortBindings());
    ports.add(port + ":9094");
    broker.addExposedPort(9094);
    broker.setPortBindings(ports);
  }

  private static String users() {
    StringBuilder users =
        new StringBuilder("org.apache.kafka.common.security.plain.PlainLoginModule required");
    for (String user : List.of("topics", "ingest", "run")) {
      users.append(" user_").append(user).append("=\"").append(PASSWORD).append('"');
    }
    return users.append(';').toString();
  }

  private static String login(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, PASSWORD);
  }

  private Map<String, Object> client(String user) throws Exception {
    List<AclBinding> rights = DocumentedRights.of(user, NAME + ".", NAME);
    assertThat(rights).as("rights of " + user).isNotEmpty();
    try (Admin admin = Admin.create(new HashMap<>(platform.connection()))) {
      admin.createAcls(rights).all().get();
    }
    Map<String, Object> client = new HashMap<>(platform.connection());
    client.put("bootstrap.servers", "127.0.0.1:" + port);
    client.put("security.protocol", "SASL_SSL");
    client.put("sasl.mechanism", "PLAIN");
    client.put("sasl.jaas.config", login(user));
    client.put("ssl.truststore.type", "PEM");
    client.put("ssl.truststore.certificates", certificate);
    return client;
  }

  @Test
  void theDocumentedRightsSuffice() throws Exception {
    SchemaRegistry registry = SchemaRegistry.connect(platform.connection());
    TopicCatalogue topics = TopicCatalogue.of(NAME + ".", registry, Map.of());
    makeTopics(client("topics"), topics, registry);
    Map<String, Object> sender = client("ingest");
    assertThat(send(sender, topics)).isEqualTo(60);
    assertThatThrownBy(() -> new TopicScan(sender).read(topics.triplets().name(), record -> {}))
        .as("a right that nobody gave")
        .hasStackTraceContaining(TopicAuthorizationException.class.getSimpleName());
    client("run");
    try (MillContainer mill = new MillContainer(platform, NAME, secureEnvironment())) {
      mill.awaitSettled(60);
      mill.stop();
    }
    FactTable table = new Deployment(NAME, platform.connection(), topics).table();
    table.checkReasons();
    assertThat(table.triplets).hasSizeGreaterThan(50);
    System.out.printf("SASL_SSL with the documented rights alone: %s%n", table);
  }

  private static void makeTopics(
      Map<String, Object> client, TopicCatalogue topics, SchemaRegistry registry) {
    try (Admin admin = Admin.create(client)) {
      Provisioning provisioning =
          new Provisioning(
              new BrokerTopics(admin, OptionalInt.of(2), OptionalInt.empty()),
              new RegistrySubjects(registry));
      provisioning.create(topics);
      assertThat(provisioning.differences(topics)).isEmpty();
    }
  }

  private long send(Map<String, Object> client, TopicCatalogue topics) throws IOException {
    Path sample = SampleFiles.writeTo(folder.resolve("samples")).resolve("sample26n0001.xml");
    try (PubmedIngest ingest =
        PubmedIngest.connect(client, topics, IngestSettings.defaults(NAME + "."))) {
      return ingest
          .run(PubmedSources.of(List.of(sample.toString())), IngestListener.SILENT)
          .records();
    }
  }

  private Map<String, String> secureEnvironment() {
    return Map.of(
        "LITMILL_KAFKA_BOOTSTRAP_SERVERS", "kafka:19093",
        "LITMILL_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
        "LITMILL_KAFKA_SASL_MECHANISM", "PLAIN",
        "LITMILL_KAFKA_SASL_JAAS_CONFIG", login("run"),
        "LITMILL_KAFKA_SSL_TRUSTSTORE_TYPE", "PEM",
        "LITMILL_KAFKA_SSL_TRUSTSTORE_CERTIFICATES", certificate,
        "LITMILL_KAFKA_AUTO_REGISTER_SCHEMAS", "false");
  }
}
