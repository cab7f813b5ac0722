package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Citations;
import io.litmill.topology.StreamPlatform;
import io.litmill.topology.StreamPlatform.Sent;
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

/** A replay by the packaged program, in a process of its own. */
class ReplayProgramIT {
  private static final Path PROGRAM =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(8);

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
  void itServesHealthAndMetricsMeanwhileAndGoesOnAfterItWasStopped() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      StreamPlatform.Deployment live = platform.deployment("live", 1);
      List<Sent> records = new ArrayList<>();
      for (int i = 1; i <= 40; i++) {
        records.add(
            Sent.of(Citations.of(Integer.toString(i), "Aspirin induced asthma, case " + i + ".")));
      }
      live.send(records);
      int port = freePort();
      start(live, "--rate", "0.02", "-P", "replay.http-port=" + port);
      awaitBody(port, "/q/metrics", "litmill_replay_offsets 40.0");
      awaitBody(port, "/q/health/ready", "\"state\": \"RUNNING\"");
      assertThat(get(port, "/q/health/live")).contains("UP");
      assertThat(get(port, "/q/metrics")).contains("litmill_stream_running 1.0");
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(stderr()).isNotZero();
      assertThat(stderr()).contains("the same command goes on");

      start(live, "--rate", "0", "--json");
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(stderr()).isZero();
      assertThat(Files.readString(folder.resolve("stdout"))).contains("\"articles\" : 40");
    }
  }

  private void start(StreamPlatform.Deployment live, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlitmill.home=" + HOME);
    command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.addAll(List.of("-jar", PROGRAM.toString(), "replay", "--run-id", "again"));
    command.addAll(List.of("--bootstrap", live.connection().get("bootstrap.servers").toString()));
    command.addAll(List.of("--registry", live.connection().get("schema.registry.url").toString()));
    command.addAll(List.of("--prefix", live.name() + "."));
    command.addAll(List.of("-P", "stream.application-id=" + live.name()));
    command.addAll(List.of("-P", "stream.state-folder=" + folder.resolve("state")));
    command.addAll(List.of(options));
    process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
  }

  private void awaitBody(int port, String path, String text) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String body = "";
    while (!body.contains(text)) {
      assertThat(process.isAlive()).as(stderr()).isTrue();
      assertThat(System.nanoTime()).as("%s in %s", text, body).isLessThan(deadline);
      Thread.sleep(500);
      try {
        body = get(port, path);
      } catch (IOException e) {
        body = e.toString(); // the server is not up yet
      }
    }
  }

  private String get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return response.body();
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
