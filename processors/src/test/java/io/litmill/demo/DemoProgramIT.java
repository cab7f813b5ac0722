package io.litmill.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, in a process of its own. */
class DemoProgramIT {
  private static final Path PROGRAM =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(8);
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;

  @AfterEach
  void leaveNothingRunning() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void itServesHealthAndMetricsStopsOnRequestAndGoesOnWhereItWas() throws Exception {
    int port = freePort();
    start("demo", "--data", folder.resolve("data").toString(), "--port", Integer.toString(port));
    JsonNode summary = awaitSummary();
    assertThat(summary.get("records").asInt()).isEqualTo(294);
    assertThat(summary.get("triplets").asInt()).isPositive();
    assertThat(summary.get("dead_letters").asInt()).isZero();
    assertThat(stdout()).anySatisfy(line -> assertThat(line).startsWith("PMID:"));

    HttpResponse<String> ready = get(port, "/q/health/ready");
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(get(port, "/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get(port, "/q/metrics").body())
        .contains("litmill_citations_total 294.0")
        .contains("litmill_inference_batch_tokens")
        .contains("litmill_freshness_seconds_bucket");

    process.destroy();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(stderr()).isIn(0, SIGTERM);

    start("demo", "--once", "--data", folder.resolve("data").toString());
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(stderr()).isZero();
    assertThat(awaitSummary().get("records").asInt()).isZero();
  }

  private void start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlitmill.home=" + HOME);
    command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.addAll(List.of("-jar", PROGRAM.toString()));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
  }

  /** The line of JSON on stdout. */
  private JsonNode awaitSummary() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<String> lines = stdout();
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
      if (last.startsWith("{") && last.endsWith("}")) {
        return new ObjectMapper().readTree(last);
      }
      assertThat(process.isAlive()).as(stderr()).isTrue();
      Thread.sleep(500);
    }
    throw new AssertionError("no summary within " + PATIENCE + "; stderr: " + stderr());
  }

  private List<String> stdout() throws IOException {
    return Files.readAllLines(folder.resolve("stdout"));
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private HttpResponse<String> get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
