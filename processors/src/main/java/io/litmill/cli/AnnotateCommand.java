package io.litmill.cli;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotation.Failed;
import io.litmill.annotation.Annotator;
import io.litmill.annotation.input.InputDocuments;
import io.litmill.annotation.output.DocumentWriter;
import io.litmill.annotation.output.OutputFormat;
import io.litmill.inference.EngineListener;
import io.litmill.schemas.Citation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code litmill annotate}. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description = {
      "Annotates documents: mentions, concepts, relations, labels and triplets, one document after"
          + " another on stdout.",
      "What cannot be read or annotated is said on stderr; the rest goes through, and the exit code"
          + " is 1."
    })
final class AnnotateCommand implements Callable<Integer> {
  @Mixin private AnnotatorOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "PubMed XML (.xml, .xml.gz), folders and archives of it, - for the standard input, or"
              + " PubTator files")
  private List<String> paths;

  @Option(
      names = "--format",
      paramLabel = "F",
      defaultValue = "json",
      description =
          "json: an object a line; pubtator; bioc: BioC XML. Offsets count Unicode code points."
              + " Default: ${DEFAULT-VALUE}")
  private OutputFormat format;

  private final List<Citation> waiting = new ArrayList<>();
  private Annotator annotator;
  private DocumentWriter writer;
  private ProgressBar bar;
  private int read;
  private int problems;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    int batch = options.batch();
    bar =
        new ProgressBar(
            spec.commandLine().getErr(), StandardError.isTerminal(), "documents", System::nanoTime);
    try (Annotator opened = options.open(EngineListener.NONE);
        DocumentWriter documents = format.open(out, Clock.systemUTC())) {
      annotator = opened;
      writer = documents;
      InputDocuments input = new InputDocuments(document -> take(document, batch), this::complain);
      for (String path : paths) {
        input.read(path);
      }
      annotateWaiting();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      bar.hide();
    }
    return problems == 0 ? 0 : 1;
  }

  private void take(Citation document, int batch) {
    waiting.add(document);
    if (waiting.size() == batch) {
      annotateWaiting();
    }
  }

  private void annotateWaiting() {
    for (Annotation annotation : annotator.annotate(waiting)) {
      if (annotation instanceof Annotated annotated) {
        write(annotated);
      } else if (annotation instanceof Failed failed) {
        complain("%s: %s".formatted(failed.stage(), failed.message()));
      }
    }
    read += waiting.size();
    waiting.clear();
    bar.update("annotate", 0, 0, read);
    if (spec.commandLine().getOut().checkError()) {
      throw new UncheckedIOException(new IOException("stdout was closed"));
    }
  }

  private void write(Annotated annotated) {
    try {
      writer.write(annotated.citation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void complain(String problem) {
    problems++;
    bar.println("litmill: " + problem);
  }
}
