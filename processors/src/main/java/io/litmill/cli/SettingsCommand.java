package io.litmill.cli;

import io.litmill.settings.Setting;
import io.litmill.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints all settings as a table in Markdown, the one of the README. */
@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    description = "Lists all settings with their defaults and what is allowed.")
final class SettingsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(table());
    spec.commandLine().getOut().flush();
  }

  static String table() {
    StringBuilder table =
        new StringBuilder("| key | default | allowed | meaning |\n|---|---|---|---|\n");
    for (Setting<?> setting : Settings.ALL) {
      table.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  setting.name(),
                  setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`",
                  setting.allowed().replace("|", "\\|"),
                  setting.meaning()));
    }
    return table.toString();
  }
}
