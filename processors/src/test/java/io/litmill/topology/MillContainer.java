package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.IsRunningStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * {@code litmill run} in a container as the documentation has it: another user than root, nothing
 * to be written but its volume and /tmp. It can be killed, cut off and started again.
 */
final class MillContainer implements AutoCloseable {
  private static final int PORT = 8080;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ContainerPlatform platform;
  private final GenericContainer<?> container;

  MillContainer(ContainerPlatform platform, String name, Map<String, String> more) {
    this.platform = platform;
    this.container =
        new GenericContainer<>(DockerImageName.parse(ContainerPlatform.LITMILL))
            .withNetwork(platform.network)
            .withExposedPorts(PORT)
            .withEnv(environment(platform, name, more))
            .withCreateContainerCmdModifier(
                command ->
                    command
                        .getHostConfig()
                        .withReadonlyRootfs(true)
                        .withTmpFs(Map.of("/tmp", "rw,exec,mode=1777")))
            .withStartupCheckStrategy(
                new IsRunningStartupCheckStrategy().withTimeout(ContainerPlatform.PATIENCE))
            .waitingFor(new NoWait());
    container.start();
  }

  private static Map<String, String> environment(
      ContainerPlatform platform, String name, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(platform.environment());
    environment.put("LITMILL_TOPICS_PREFIX", name + ".");
    environment.put("LITMILL_STREAM_APPLICATION_ID", name);
    environment.put("LITMILL_STREAM_BATCH_RECORDS", "8");
    environment.put("LITMILL_STREAM_BATCH_WAIT", "50ms");
    environment.put("LITMILL_STREAM_COMMIT_INTERVAL", "200ms");
    environment.put("LITMILL_STREAM_TRANSACTION_TIMEOUT", "1m");
    // the same record gives the same facts whatever it shares a batch with
    environment.put("LITMILL_ENGINE_PRECISION", "float32");
    environment.put("LITMILL_KAFKA_MAIN_CONSUMER_SESSION_TIMEOUT_MS", "10000");
    environment.put("LITMILL_KAFKA_MAIN_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000");
    environment.putAll(more);
    return environment;
  }

  /** The container's start is not waited for. */
  private static final class NoWait extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {
      // whoever needs it waits
    }
  }

  void kill() {
    ContainerPlatform.client().killContainerCmd(id()).withSignal("KILL").exec();
    awaitEnd();
  }

  /** As {@code docker stop}: SIGTERM. */
  void stop() {
    ContainerPlatform.client().stopContainerCmd(id()).withTimeout(90).exec();
    awaitEnd();
  }

  void startAgain() {
    ContainerPlatform.client().startContainerCmd(id()).exec();
  }

  void cutOff() {
    ContainerPlatform.client()
        .disconnectFromNetworkCmd()
        .withContainerId(id())
        .withNetworkId(platform.network.getId())
        .withForce(true)
        .exec();
  }

  void connectAgain() {
    ContainerPlatform.client()
        .connectToNetworkCmd()
        .withContainerId(id())
        .withNetworkId(platform.network.getId())
        .exec();
  }

  private String id() {
    return container.getContainerId();
  }

  boolean running() {
    return Boolean.TRUE.equals(
        ContainerPlatform.client().inspectContainerCmd(id()).exec().getState().getRunning());
  }

  long exitCode() {
    return ContainerPlatform.client().inspectContainerCmd(id()).exec().getState().getExitCodeLong();
  }

  void awaitEnd() {
    await("the end of the container", () -> !running());
  }

  void awaitReady() {
    await("readiness", () -> get("/q/health/ready").filter(r -> r.statusCode() == 200).isPresent());
  }

  /** Citations that went through the models since the start; 0 while it does not answer. */
  double annotated() {
    return sum("litmill_batch_records_sum");
  }

  /** Waits until as many records went through the models, or did not need them. */
  void awaitSettled(int records) {
    await(
        records + " records settled",
        () -> sum("litmill_batch_records_sum|litmill_skipped_.*") >= records);
  }

  private double sum(String metrics) {
    return get("/q/metrics")
        .map(HttpResponse::body)
        .orElse("")
        .lines()
        .filter(line -> line.matches("(" + metrics + ")[ {].*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  void awaitAnnotated(int citations) {
    await(citations + " citations annotated", () -> annotated() >= citations);
  }

  /** Empty where nobody answers. */
  Optional<HttpResponse<String>> get(String path) {
    Optional<Integer> port = port();
    if (port.isEmpty()) {
      return Optional.empty();
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.get() + path))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return Optional.of(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Another one after each start. */
  private Optional<Integer> port() {
    Ports.Binding[] bindings =
        ContainerPlatform.client()
            .inspectContainerCmd(id())
            .exec()
            .getNetworkSettings()
            .getPorts()
            .getBindings()
            .get(ExposedPort.tcp(PORT));
    return bindings == null || bindings.length == 0
        ? Optional.empty()
        : Optional.of(Integer.parseInt(bindings[0].getHostPortSpec()));
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + ContainerPlatform.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s; its log:%n%s", what, log()).isLessThan(deadline);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The end of what it said. */
  String log() {
    String all = container.getLogs();
    return all.substring(Math.max(0, all.length() - 4_000));
  }

  @Override
  public void close() {
    container.stop();
  }
}
