package io.litmill.cli;

import io.litmill.demo.DemoApplication;
import io.litmill.demo.DemoArguments;
import io.litmill.mill.QuarkusLaunch;
import io.litmill.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything in one process: nothing else has to be there. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a broker, a schema registry, the shipped models and the stream in this process, sends"
          + " PubMed records through, and prints triplets and labels as they come.",
      "The last line of stdout is a summary as JSON once all input is through."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files or folders of PubMed XML; default: the sample records that ship.")
  private List<Path> inputs = new ArrayList<>();

  @Option(names = "--once", description = "End when all input is through.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Port of health and metrics; 0, the default: any free one.")
  private int port;

  @Option(
      names = "--kafka-port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Port of the embedded broker; 0, the default: any free one.")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "P",
      defaultValue = "0",
      description = "Port of the embedded schema registry; 0, the default: any free one.")
  private int registryPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for the broker, the registry and the state; a second run goes on from there."
              + " Default: ${sys:user.home}/.litmill/demo, with --once a new folder that is deleted"
              + " afterwards.")
  private Path data;

  @Option(
      names = {"-P", "--property"},
      paramLabel = "KEY=VALUE",
      description = "A setting of `litmill settings`; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        throw new NoSuchFileException(input.toString());
      }
    }
    Configuration.read(Optional.empty(), settings).requireAllowed();
    if (data != null || !once) {
      Path kept =
          data == null ? Path.of(System.getProperty("user.home"), ".litmill", "demo") : data;
      return demo(kept);
    }
    try (PassingFolder folder = PassingFolder.create("litmill-demo-")) {
      return demo(folder.path());
    }
  }

  private int demo(Path folder) {
    DemoArguments arguments =
        new DemoArguments(
            folder.toAbsolutePath().toString(),
            inputs.stream().map(Path::toString).toList(),
            once,
            kafkaPort,
            registryPort,
            settings);
    return QuarkusLaunch.launch(DemoApplication.class, "127.0.0.1", port, arguments.encoded());
  }
}
