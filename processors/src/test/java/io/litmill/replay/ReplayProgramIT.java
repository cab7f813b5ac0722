package io.litmill.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Citations;
import io.litmill.mill.PackagedProgram;
import io.litmill.topology.StreamPlatform;
import io.litmill.topology.StreamPlatform.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay by the packaged program, in a process of its own. */
class ReplayProgramIT {
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder;

  @Test
  void itServesHealthAndMetricsMeanwhileAndGoesOnAfterItWasStopped() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      StreamPlatform.Deployment live = platform.deployment("live", 1);
      sendForty(live);
      int port = PackagedProgram.freePort();
      try (PackagedProgram program =
          start(live, "--rate", "0.02", "-P", "replay.http-port=" + port)) {
        program.awaitBody(port, "/q/metrics", "litmill_replay_offsets 40.0");
        program.awaitBody(port, "/q/health/ready", "\"state\": \"RUNNING\"");
        assertThat(program.get(port, "/q/health/live").body()).contains("UP");
        assertThat(program.get(port, "/q/metrics").body()).contains("litmill_stream_running 1.0");
        program.stop();
        assertThat(program.awaitEnd()).as(program.stderr()).isNotZero();
        assertThat(program.stderr()).contains("the same command goes on");
      }
      try (PackagedProgram program = start(live, "--rate", "0", "--json")) {
        assertThat(program.awaitEnd()).as(program.stderr()).isZero();
        assertThat(program.stdout()).anyMatch(line -> line.contains("\"articles\" : 40"));
      }
    }
  }

  @Test
  void withLiveItIsAnInstanceOfTheLiveApplicationMeanwhileAndAfterwards() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      StreamPlatform.Deployment live = platform.deployment("both", 1);
      sendForty(live);
      int port = PackagedProgram.freePort();
      try (PackagedProgram program =
          start(live, "--with-live", "--rate", "0.02", "-P", "http.port=" + port)) {
        program.awaitBody(port, "/q/metrics", "litmill_replay_offsets 40.0");
        program.awaitBody(port, "/q/metrics", "litmill_citations_total 40.0");
        assertThat(program.get(port, "/q/metrics").body())
            .contains("litmill_inference_queue_seconds_count", "priority=\"live\"");
        program.awaitBody(port, "/q/health/ready", "\"state\": \"RUNNING\"");
        program.stop();
        assertThat(program.awaitEnd()).as(program.stderr()).isNotZero();
        assertThat(program.stderr())
            .contains("the same command goes on")
            .doesNotContain("stream failed", "replay failed", "ends nevertheless");
      }
      try (PackagedProgram program =
          start(live, "--with-live", "--rate", "0", "--json", "-P", "http.port=" + port)) {
        program.awaitStderr("the live stream goes on until it is stopped");
        assertThat(program.stdout()).anyMatch(line -> line.contains("\"articles\" : 40"));
        program.awaitBody(port, "/q/health/ready", "\"state\": \"RUNNING\"");
        program.stop();
        assertThat(program.awaitEnd()).as(program.stderr()).isIn(0, SIGTERM);
        assertThat(program.stderr())
            .doesNotContain("stream failed", "replay failed", "ends nevertheless");
      }
    }
  }

  private static void sendForty(StreamPlatform.Deployment live) {
    List<Sent> records = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      records.add(
          Sent.of(Citations.of(Integer.toString(i), "Aspirin induced asthma, case " + i + ".")));
    }
    live.send(records);
  }

  private PackagedProgram start(StreamPlatform.Deployment live, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("replay", "--run-id", "again"));
    command.addAll(List.of("--bootstrap", live.connection().get("bootstrap.servers").toString()));
    command.addAll(List.of("--registry", live.connection().get("schema.registry.url").toString()));
    command.addAll(List.of("--prefix", live.name() + "."));
    command.addAll(List.of("-P", "stream.application-id=" + live.name()));
    command.addAll(List.of("-P", "stream.state-folder=" + folder.resolve("state")));
    command.addAll(List.of(options));
    return PackagedProgram.start(folder, command);
  }
}
