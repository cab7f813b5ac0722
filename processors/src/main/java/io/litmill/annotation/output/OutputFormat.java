package io.litmill.annotation.output;

import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.LocalDate;

/** A form in which documents can be written. */
public enum OutputFormat {
  /** One JSON object a line, with the fields of the Avro record. */
  JSON,
  /** NCBI's PubTator format. */
  PUBTATOR,
  /** BioC XML. */
  BIOC;

  /** A writer in this form. */
  public DocumentWriter open(Writer out, Clock clock) throws IOException {
    return switch (this) {
      case JSON -> new JsonLines(out);
      case PUBTATOR -> new PubTatorWriter(out);
      case BIOC -> new BioCWriter(out, LocalDate.now(clock));
    };
  }
}
