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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, as a user starts it. */
class DemoProgramIT {
  private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void onceEndsByItselfWithASummary() throws Exception {
    Path out = folder.resolve("out");
    Process demo = start(out, "demo", "--once", "--data", folder.resolve("data").toString());
    assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ended").isTrue();
    List<String> lines = Files.readAllLines(out);
    assertThat(demo.exitValue()).as(String.join("\n", lines)).isZero();
    JsonNode summary = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(summary.path("records").asInt()).isEqualTo(294);
    assertThat(summary.path("dead_letters").asInt(-1)).isZero();
    assertThat(summary.path("triplets").asInt()).isPositive();
  }

  @Test
  void servesHealthAndMetricsUntilItIsStopped() throws Exception {
    int port = freePort();
    Path input = folder.resolve("tiny.xml");
    try (var sample = getClass().getResourceAsStream("sample26n0004.xml")) {
      Files.copy(sample, input);
    }
    Process demo =
        start(
            folder.resolve("out"),
            "demo",
            "--data",
            folder.resolve("data").toString(),
            "--port",
            Integer.toString(port),
            "--input",
            input.toString());
    try {
      await(demo, () -> get(port, "/q/health/ready").statusCode() == 200);
      await(demo, () -> value(get(port, "/q/metrics").body(), "litmill_citations_total") >= 79);
      assertThat(get(port, "/q/health/live").statusCode()).isEqualTo(200);
      assertThat(get(port, "/q/metrics").body())
          .contains(
              "litmill_skipped_unchanged_total",
              "litmill_inference_batch_tokens",
              "litmill_freshness_seconds");
    } finally {
      demo.destroy();
      assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("stopped").isTrue();
    }
  }

  private static double value(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  private static void await(Process demo, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(demo.isAlive()).as("the program runs").isTrue();
      assertThat(Instant.now()).as("patience").isBefore(end);
      Thread.sleep(250);
    }
  }

  /** What the program answers; status 0 while it does not. */
  private static Answer get(int port, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(0, "");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Answer(int statusCode, String body) {}

  private static Process start(Path out, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Dlitmill.home=" + Path.of("..").toAbsolutePath().normalize(),
            "-jar",
            PROGRAM.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
