package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labelled texts in TAB-separated columns, as BLURB and BioBERT distribute ChemProt, DDI, GAD,
 * EU-ADR and BioASQ: {@code TEXT LABEL}, {@code ID TEXT LABEL} or {@code ID FIRST SECOND LABEL},
 * with or without a header line whose last word is {@code label}. Quotes are characters like any
 * other.
 */
public final class LabelledTsvReader {
  private static final Pattern DOCUMENT =
      Pattern.compile("(\\d+)\\.T\\d+\\.T\\d+|(DDI-\\w+\\.d\\d+)\\..*");
  private static final String FORM = "TEXT LABEL, ID TEXT LABEL or ID FIRST SECOND LABEL";

  /**
   * @return the texts; ids that name a document of ChemProt or DDI give the document
   */
  public List<LabelledText> read(Path file) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      String line = lines.next();
      int columns = line == null ? 0 : line.split("\t", -1).length;
      if (columns < 2 || columns > 4) {
        throw lines.error(
            "has %d TAB-separated fields; expected 2 to 4: %s".formatted(columns, FORM));
      }
      boolean header = line.toLowerCase(Locale.ROOT).strip().endsWith("\tlabel");
      for (line = header ? lines.next() : line; line != null; line = lines.next()) {
        if (!line.isBlank()) {
          texts.add(text(lines.fields(line, columns, FORM), lines, file));
        }
      }
      if (texts.isEmpty()) {
        throw lines.error("no labelled text; expected " + FORM);
      }
    }
    return texts;
  }

  private static LabelledText text(String[] fields, CorpusLines lines, Path file)
      throws CorpusException {
    String label = fields[fields.length - 1].strip();
    if (label.isEmpty()) {
      throw lines.error("the label is empty; expected " + FORM);
    }
    String id =
        fields.length > 2 ? fields[0].strip() : CorpusFile.shortName(file) + ":" + lines.number();
    if (id.isEmpty()) {
      throw lines.error("the id is empty; expected " + FORM);
    }
    int text = fields.length == 2 ? 0 : 1;
    String second = fields.length == 4 ? fields[2] : null;
    return new LabelledText(id, document(id), fields[text], second, Set.of(label));
  }

  private static String document(String id) {
    Matcher matcher = DOCUMENT.matcher(id);
    if (!matcher.matches()) {
      return id;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
