package io.litmill.cli;

import io.litmill.deadletters.DeadLetterTopic;
import io.litmill.deadletters.DeadLetterTopic.Redriven;
import io.litmill.deadletters.StoredLetter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code litmill dlq redrive}. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Sends records that could not be processed again to the topics that they came from, with the"
          + " key, value and headers that they had.",
      "Each is sent once, however often this is run. Exit code 1: some cannot be sent."
    })
final class DlqRedriveCommand implements Callable<Integer> {
  @Mixin private DlqOptions letters;
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Only say what would be sent")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    DeadLetterTopic topic = letters.topic();
    if (dryRun) {
      topic.list(letters.filter(), this::say);
      return 0;
    }
    Redriven redriven = topic.redrive(letters.filter(), this::say);
    out.printf(
        "%d sent, %d were sent before, %d cannot be sent%n",
        redriven.sent(), redriven.before(), redriven.impossible());
    out.flush();
    return redriven.impossible() == 0 ? 0 : 1;
  }

  private void say(StoredLetter stored) {
    if (stored.redriven()) {
      return;
    }
    if (stored.obstacle().isPresent()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf("%s cannot be sent: %s%n", stored.id(), stored.obstacle().get());
      err.flush();
      return;
    }
    spec.commandLine()
        .getOut()
        .printf("%s  PMID %s to %s%n", stored.id(), stored.pmid(), stored.letter().getTopic());
  }
}
