package io.litmill.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A broker and a schema registry in this process.
 *
 * @param broker where topics are
 * @param registry where schemas are
 */
public record EmbeddedPlatform(EmbeddedBroker broker, EmbeddedRegistry registry)
    implements AutoCloseable {
  /**
   * Starts both; what was written before stays.
   *
   * @param folder where their data are; made if it is not there
   * @param brokerPort port of the broker; 0: any free one
   * @param registryPort port of the registry; 0: any free one
   * @throws IOException if the folder or a port is in use
   */
  public static EmbeddedPlatform start(Path folder, int brokerPort, int registryPort)
      throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), brokerPort);
    try {
      EmbeddedRegistry registry = EmbeddedRegistry.start(folder.resolve("registry"), registryPort);
      return new EmbeddedPlatform(broker, registry);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** What clients need to know: {@code bootstrap.servers} and {@code schema.registry.url}. */
  public Map<String, Object> clientConfiguration() {
    return Map.of(
        "bootstrap.servers", broker.bootstrapServers(), "schema.registry.url", registry.url());
  }

  @Override
  public void close() throws IOException {
    try {
      registry.close();
    } finally {
      broker.close();
    }
  }
}
