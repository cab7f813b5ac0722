package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Wrong usage is 2 and says how it is right, on stderr; help is 0, on stdout. */
class UsageTest {
  static List<String> commands() {
    List<String> commands = new ArrayList<>();
    collect(Litmill.commandLine(), "", commands);
    return commands;
  }

  private static void collect(CommandLine line, String path, List<String> commands) {
    commands.add(path.strip());
    line.getSubcommands().forEach((name, sub) -> collect(sub, path + " " + name, commands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of((command + " --help").strip().split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith(("Usage: litmill " + command).strip());
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "model",
        "nonsense",
        "model nonsense",
        "model import",
        "model show",
        "model list extra",
        "model import x --task nonsense",
        "model import x --precision float8",
        "model import x --weights int4",
        "model import x --max-tokens many",
        "model import x --threshold a=high",
        "model verify --nonsense",
        "topics",
        "topics create extra",
        "topics create --partitions 0",
        "topics check --replication-factor many",
        "replay",
        "replay --run-id a.b",
        "replay --run-id a --from yesterday",
        "replay --run-id a --to 7x",
        "replay --run-id a --rate -1",
        "replay promote",
        "replay promote a b",
        "replay drop",
        "replay report"
      })
  void wrongUsageIsTwoAndSaysHowItIsRight(String line) {
    CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).containsAnyOf("Usage: litmill", "Did you mean:").doesNotContain("\tat ");
  }

  @Test
  void anUnknownTaskIsAnsweredWithTheKnownOnes() {
    CommandRun run = CommandRun.of("model", "import", "x", "--task", "nonsense");
    assertThat(run.err()).contains("\"nonsense\"").contains("multi-label").contains("causal-lm");
  }

  @Test
  void theUsageTellsTheExitCodes() {
    String usage = CommandRun.of("--help").out();
    assertThat(Arrays.asList("0", "1", "2")).allMatch(code -> usage.contains("  " + code + "  "));
  }

  @Test
  void theVersionIsPrinted() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip()).isEqualTo("litmill (not packaged)");
  }
}
