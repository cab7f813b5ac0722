package io.litmill.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.mill.PackagedProgram;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, in a process of its own. */
class DemoProgramIT {
  private static final int SIGTERM = 128 + 15;

  @TempDir Path folder;

  @Test
  void itServesHealthAndMetricsStopsOnRequestAndGoesOnWhereItWas() throws Exception {
    String data = folder.resolve("data").toString();
    int port = PackagedProgram.freePort();
    try (PackagedProgram program =
        start("demo", "--data", data, "--port", Integer.toString(port))) {
      JsonNode summary = awaitSummary(program);
      assertThat(summary.get("records").asInt()).isEqualTo(294);
      assertThat(summary.get("triplets").asInt()).isPositive();
      assertThat(summary.get("dead_letters").asInt()).isZero();
      assertThat(program.stdout()).anySatisfy(line -> assertThat(line).startsWith("PMID:"));

      HttpResponse<String> ready = program.get(port, "/q/health/ready");
      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
      assertThat(program.get(port, "/q/health/live").statusCode()).isEqualTo(200);
      assertThat(program.get(port, "/q/metrics").body())
          .contains("litmill_citations_total 294.0")
          .contains("litmill_inference_batch_tokens")
          .contains("litmill_freshness_seconds_bucket");

      program.stop();
      assertThat(program.awaitEnd()).as(program.stderr()).isIn(0, SIGTERM);
    }
    try (PackagedProgram program = start("demo", "--once", "--data", data)) {
      assertThat(program.awaitEnd()).as(program.stderr()).isZero();
      assertThat(awaitSummary(program).get("records").asInt()).isZero();
    }
  }

  private PackagedProgram start(String... arguments) throws IOException {
    return PackagedProgram.start(folder, List.of(arguments));
  }

  /** The line of JSON on stdout. */
  private static JsonNode awaitSummary(PackagedProgram program) throws Exception {
    long deadline = System.nanoTime() + PackagedProgram.PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      List<String> lines = program.stdout();
      String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
      if (last.startsWith("{") && last.endsWith("}")) {
        return new ObjectMapper().readTree(last);
      }
      program.requireRunning();
      Thread.sleep(500);
    }
    throw new AssertionError("no summary; stderr: " + program.stderr());
  }
}
