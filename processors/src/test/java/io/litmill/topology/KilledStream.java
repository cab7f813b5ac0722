package io.litmill.topology;

import io.litmill.topology.Fuse.Event;
import io.litmill.topology.StreamPlatform.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A program that runs the stream and, where it is told to, halts without any clean-up at the n-th
 * event of a kind. Ends when its standard input does. It is a static member of its group, so that
 * the next one does not wait until it is missed.
 */
final class KilledStream {
  /** Exit code of one that halted. */
  static final int HALTED = 9;

  private static final int FAILED = 3;
  private static final int FIXED_ARGUMENTS = 7;

  private KilledStream() {}

  /** What makes streams one after another the same member of their group. */
  static final List<String> SAME_MEMBER =
      List.of("litmill.kafka.main.consumer.group.instance.id", "one");

  /** Starts the program; what it says goes to the end of the log. */
  static Process start(
      Deployment deployment,
      Path state,
      Event event,
      int count,
      int version,
      File log,
      String... keysAndValues)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledStream.class.getName(),
                deployment.name(),
                deployment.connection().get("bootstrap.servers").toString(),
                deployment.connection().get("schema.registry.url").toString(),
                state.toString(),
                event.name(),
                Integer.toString(count),
                Integer.toString(version)));
    command.addAll(List.of(keysAndValues));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /**
   * Arguments: name, bootstrap servers, registry URL, state folder, event, count, version of the
   * annotator, then keys and values of settings.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, Object> connection =
        Map.of("bootstrap.servers", arguments[1], "schema.registry.url", arguments[2]);
    Deployment deployment = new Deployment(arguments[0], connection);
    Fuse fuse =
        new Fuse(
            Event.valueOf(arguments[4]),
            Integer.parseInt(arguments[5]),
            () -> Runtime.getRuntime().halt(HALTED));
    List<String> settings = new ArrayList<>(SAME_MEMBER);
    settings.addAll(Arrays.asList(arguments).subList(FIXED_ARGUMENTS, arguments.length));
    try (LitmillStream stream =
        new LitmillStream(
            deployment.settings(Path.of(arguments[3]), settings.toArray(String[]::new)),
            fuse.annotator(Integer.parseInt(arguments[6])),
            deployment.topics(),
            fuse.listener())) {
      stream.start();
      while (System.in.read() >= 0) {
        // until whoever started it closes the stream
      }
      if (stream.failure().isPresent()) {
        stream.failure().get().printStackTrace();
        Runtime.getRuntime().halt(FAILED);
      }
    }
  }
}
