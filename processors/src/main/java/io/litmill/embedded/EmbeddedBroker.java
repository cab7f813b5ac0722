package io.litmill.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker in this process. It is up when {@link #start} returns; what was written before
 * stays in the folder. Topics are made on purpose, not by writing to them.
 *
 * <p>The server's classes are Kafka's internal ones: they fit the version that this was built with.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String NODE = "1";
  private static final int LARGEST_BATCH = 12 << 20;

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, String bootstrapServers) {
    this.lock = lock;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker.
   *
   * @param folder where its data are; made if it is not there
   * @param port port for clients; 0: any free one
   * @throws IOException if the folder or the port is in use, or the folder cannot be written
   */
  public static EmbeddedBroker start(Path folder, int port) throws IOException {
    return start(folder, port, Map.of());
  }

  /**
   * Starts a broker with settings of one's own.
   *
   * @param settings keys of Kafka's brokers that replace what is set here
   */
  public static EmbeddedBroker start(Path folder, int port, Map<String, String> settings)
      throws IOException {
    QuietLogs.apply();
    FolderLock lock = FolderLock.take(folder);
    try {
      int clients = FreePort.of(port);
      Map<String, Object> configuration = configuration(folder, clients, FreePort.of(0));
      configuration.putAll(settings);
      format(folder);
      KafkaRaftServer server =
          new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(lock, server, "127.0.0.1:" + clients);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Where clients connect: host and port. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker; all that it acknowledged is on disk. */
  @Override
  public void close() throws IOException {
    QuietLogs.whileConnectionsEnd(
        () -> {
          server.shutdown();
          server.awaitShutdown();
        });
    lock.close();
  }

  private static void format(Path folder) throws IOException {
    if (Files.exists(logs(folder).resolve("meta.properties"))) {
      return;
    }
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(Integer.parseInt(NODE))
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(logs(folder).toString())
          .setMetadataLogDirectory(logs(folder).toString())
          .setControllerListenerName("CONTROLLER")
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setIgnoreFormatted(true)
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot format " + logs(folder) + ": " + e.getMessage(), e);
    }
  }

  private static Path logs(Path folder) {
    return folder.resolve("logs").toAbsolutePath();
  }

  private static Map<String, Object> configuration(Path folder, int clients, int controller) {
    Map<String, Object> keys = new HashMap<>();
    keys.put("process.roles", "broker,controller");
    keys.put("node.id", NODE);
    keys.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    keys.put("controller.listener.names", "CONTROLLER");
    keys.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
    keys.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(clients, controller));
    keys.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + clients);
    keys.put("log.dirs", logs(folder).toString());
    oneReplica(keys);
    small(keys);
    keys.put("auto.create.topics.enable", "false");
    keys.put("message.max.bytes", Integer.toString(LARGEST_BATCH));
    return keys;
  }

  private static void oneReplica(Map<String, Object> keys) {
    keys.put("offsets.topic.replication.factor", "1");
    keys.put("transaction.state.log.replication.factor", "1");
    keys.put("transaction.state.log.min.isr", "1");
    keys.put("share.coordinator.state.topic.replication.factor", "1");
    keys.put("share.coordinator.state.topic.min.isr", "1");
    keys.put("group.initial.rebalance.delay.ms", "0");
    keys.put("controlled.shutdown.enable", "false");
  }

  /** A whole broker's defaults take 128 MiB for the cleaner and open hundreds of files. */
  private static void small(Map<String, Object> keys) {
    keys.put("offsets.topic.num.partitions", "3");
    keys.put("transaction.state.log.num.partitions", "3");
    keys.put("share.coordinator.state.topic.num.partitions", "1");
    keys.put("num.network.threads", "2");
    keys.put("num.io.threads", "4");
    keys.put("log.cleaner.threads", "1");
    keys.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    keys.put("log.index.size.max.bytes", Integer.toString(2 << 20));
    keys.put("log.segment.bytes", Integer.toString(256 << 20));
  }
}
