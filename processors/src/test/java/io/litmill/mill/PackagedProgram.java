package io.litmill.mill;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The packaged program in a process of its own, which is killed if it still runs at the end. */
public final class PackagedProgram implements AutoCloseable {
  /** The machine may be slow and busy. */
  public static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path out;
  private final Path err;

  private PackagedProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a command.
   *
   * @param folder takes what it prints
   */
  public static PackagedProgram start(Path folder, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dlitmill.home=" + HOME);
    command.add("-Dorg.bytedeco.javacpp.maxBytes=0");
    command.add("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new PackagedProgram(process, out, err);
  }

  /** SIGTERM, where there are signals. */
  public void stop() {
    process.destroy();
  }

  /** The exit code, once it has ended. */
  public int awaitEnd() throws Exception {
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(ended).as("ended within %s; stderr: %s", PATIENCE, stderr()).isTrue();
    return process.exitValue();
  }

  /** Waits until what the program serves at a path contains a text. */
  public void awaitBody(int port, String path, String text) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String body = "";
    while (!body.contains(text)) {
      requireRunning();
      assertThat(System.nanoTime()).as("%s in %s", text, body).isLessThan(deadline);
      Thread.sleep(500);
      try {
        body = get(port, path).body();
      } catch (IOException e) {
        body = e.toString(); // the server is not up yet
      }
    }
  }

  /** Waits until the program has said something. */
  public void awaitStderr(String text) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!stderr().contains(text)) {
      requireRunning();
      assertThat(System.nanoTime()).as("%s in %s", text, stderr()).isLessThan(deadline);
      Thread.sleep(500);
    }
  }

  public HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  public void requireRunning() throws IOException {
    assertThat(process.isAlive()).as(stderr()).isTrue();
  }

  public List<String> stdout() throws IOException {
    return Files.readAllLines(out);
  }

  public String stderr() throws IOException {
    return Files.readString(err);
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
