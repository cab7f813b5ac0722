package io.litmill.mill;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Citations;
import io.litmill.topology.StreamPlatform;
import io.litmill.topology.StreamPlatform.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code litmill run} by the packaged program, in a process of its own. */
class RunProgramIT {
  private static final int SIGTERM = 128 + 15;
  private static final int ARTICLES = 4_000;

  @TempDir Path folder;

  @Test
  void toldToStopAtWorkItLeavesItsGroupAndTheNextGoesOnWithWhatIsLeft() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      StreamPlatform.Deployment live = platform.deployment("live", 2);
      live.send(
          IntStream.range(1, 1 + ARTICLES)
              .mapToObj(i -> Sent.of(Citations.of("" + i, "Aspirin induced asthma, case " + i)))
              .toList());
      try (PackagedProgram first = start(live)) {
        StreamPlatform.await("first annotations", () -> !annotated(live).isEmpty());
        first.stop();
        assertThat(first.awaitEnd()).as(first.stderr()).isIn(0, SIGTERM);
      }
      ConsumerGroupDescription group = group(live);
      assertThat(group.members()).isEmpty();
      assertThat(group.groupState()).isEqualTo(GroupState.EMPTY);

      try (PackagedProgram second = start(live)) {
        live.awaitRead("all citations");
        second.stop();
        assertThat(second.awaitEnd()).as(second.stderr()).isIn(0, SIGTERM);
      }
      assertThat(annotated(live)).doesNotHaveDuplicates().hasSize(ARTICLES);
    }
  }

  private static List<String> annotated(StreamPlatform.Deployment live) {
    List<String> articles = new ArrayList<>();
    live.read(live.topics().annotations(), annotation -> articles.add(annotation.key()));
    return articles;
  }

  private static ConsumerGroupDescription group(StreamPlatform.Deployment live) throws Exception {
    try (Admin admin = Admin.create(new HashMap<>(live.connection()))) {
      return admin.describeConsumerGroups(List.of(live.name())).all().get().get(live.name());
    }
  }

  private PackagedProgram start(StreamPlatform.Deployment live) throws Exception {
    return PackagedProgram.start(
        folder,
        List.of(
            "run",
            "--bootstrap",
            live.connection().get("bootstrap.servers").toString(),
            "--registry",
            live.connection().get("schema.registry.url").toString(),
            "--prefix",
            live.name() + ".",
            "-P",
            "stream.application-id=" + live.name(),
            "-P",
            "stream.state-folder=" + folder.resolve("state"),
            "-P",
            "stream.batch-records=8",
            "-P",
            "http.port=0"));
  }
}
