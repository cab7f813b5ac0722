package io.litmill.topology;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.litmill.embedded.FreePorts;
import io.litmill.registry.RegistryException;
import io.litmill.registry.SchemaRegistry;
import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import io.litmill.topology.StreamPlatform.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Kafka and a schema registry that keeps its schemas there, in containers of a network of their
 * own. Their ports on this machine stay the same when they are stopped and started.
 */
final class ContainerPlatform implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(6);
  static final String LITMILL = System.getProperty("litmill.image", "litmill:cpu");
  static final String KAFKA =
      System.getProperty("litmill.image.kafka", "litmill-local/kafka:4.3.1");
  static final String REGISTRY =
      System.getProperty("litmill.image.registry", "litmill-local/apicurio-registry:3.0.9");

  final Network network = Network.newNetwork();
  final GenericContainer<?> kafka;
  final GenericContainer<?> registry;
  private final int kafkaPort = FreePorts.any();
  private final int registryPort = FreePorts.any();

  ContainerPlatform() {
    this(broker -> {});
  }

  /**
   * @param change of the broker's container before it starts
   */
  ContainerPlatform(Consumer<GenericContainer<?>> change) {
    kafka =
        container(KAFKA, "kafka", kafkaPort, 9092)
            .withEnv(kafkaEnvironment())
            .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1))
            .withStartupTimeout(PATIENCE);
    registry =
        container(REGISTRY, "registry", registryPort, 8080)
            .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
            .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", "kafka:19092")
            .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects").forPort(8080))
            .withStartupTimeout(PATIENCE);
    change.accept(kafka);
    kafka.start();
    registry.start();
  }

  private GenericContainer<?> container(String image, String alias, int port, int inside) {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withNetwork(network)
            .withNetworkAliases(alias)
            .withExposedPorts(inside);
    container.setPortBindings(List.of(port + ":" + inside));
    return container;
  }

  private Map<String, String> kafkaEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_NODE_ID", "1");
    environment.put("KAFKA_PROCESS_ROLES", "broker,controller");
    environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
    environment.put("KAFKA_LISTENERS", "INTERNAL://:19092,HOST://:9092,CONTROLLER://:9093");
    environment.put(
        "KAFKA_ADVERTISED_LISTENERS", "INTERNAL://kafka:19092,HOST://127.0.0.1:" + kafkaPort);
    environment.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "INTERNAL:PLAINTEXT,HOST:PLAINTEXT,CONTROLLER:PLAINTEXT");
    environment.put("KAFKA_INTER_BROKER_LISTENER_NAME", "INTERNAL");
    environment.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
    environment.put("KAFKA_LOG_DIRS", "/var/lib/kafka/data");
    environment.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
    environment.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
    environment.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    environment.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    return environment;
  }

  /** Skips the test where there is no engine, or no image. */
  static void assumeImages(String... images) {
    String reason = System.getenv().getOrDefault("LITMILL_CONTAINERS_SKIPPED", "");
    assumeTrue(reason.isEmpty(), "not tried: " + reason);
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(), "no Docker engine: it was not tried");
    for (String image : images) {
      assumeTrue(isThere(image), "no image " + image + ": docker/local-images.sh makes the images");
    }
  }

  private static boolean isThere(String image) {
    try {
      client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  static DockerClient client() {
    return DockerClientFactory.instance().client();
  }

  /** For clients on this machine. */
  Map<String, Object> connection() {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + kafkaPort,
        "schema.registry.url",
        "http://127.0.0.1:" + registryPort + "/apis/ccompat/v7");
  }

  /** For containers of the network. */
  Map<String, String> environment() {
    return Map.of(
        "LITMILL_KAFKA_BOOTSTRAP_SERVERS", "kafka:19092",
        "LITMILL_KAFKA_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7");
  }

  boolean brokerAnswers() {
    Map<String, Object> once = new HashMap<>(connection());
    once.put("default.api.timeout.ms", 5_000);
    once.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(once)) {
      return !admin.listTopics().names().get().isEmpty();
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean registryAnswers() {
    Map<String, Object> once = new HashMap<>(connection());
    once.put("max.retries", 0);
    try {
      return SchemaRegistry.connect(once).subjects() != null;
    } catch (RegistryException e) {
      return false;
    }
  }

  /** Topics of a deployment of its own. */
  Deployment deployment(String name, int partitions) throws Exception {
    Map<String, Object> connection = connection();
    TopicCatalogue topics =
        TopicCatalogue.of(name + ".", SchemaRegistry.connect(connection), Map.of());
    List<NewTopic> missing = new ArrayList<>();
    for (Topic<?, ?> topic : topics.all()) {
      missing.add(
          new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
              .configs(topic.settings().asConfiguration()));
    }
    try (Admin admin = Admin.create(new HashMap<>(connection))) {
      admin.createTopics(missing).all().get();
    }
    return new Deployment(name, connection, topics);
  }

  @Override
  public void close() {
    registry.stop();
    kafka.stop();
    network.close();
  }
}
