package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The hallmarks of cancer (Baker et al. 2016) as BLUE and BLURB distribute them: a header line,
 * then {@code LABELS SENTENCE INDEX} with TAB between; labels are {@code 0_1,1_0,…,9_0}, the index
 * is {@code PMID_s3}. One text a sentence; its document is the PMID.
 */
public final class HallmarksReader {
  /** The labels in BLUE's order, which is that of the numbers. */
  public static final List<String> LABELS =
      List.of(
          "activating invasion and metastasis",
          "avoiding immune destruction",
          "cellular energetics",
          "enabling replicative immortality",
          "evading growth suppressors",
          "genomic instability and mutation",
          "inducing angiogenesis",
          "resisting cell death",
          "sustaining proliferative signaling",
          "tumor promoting inflammation");

  private static final Pattern FLAGS =
      Pattern.compile("0_[01],1_[01],2_[01],3_[01],4_[01],5_[01],6_[01],7_[01],8_[01],9_[01]");
  private static final String FORM = "LABELS SENTENCE INDEX";

  public List<LabelledText> read(Path file) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      String header = lines.next();
      if (!"labels\tsentence\tindex".equals(header)) {
        throw lines.error("\"%s\"; expected the header labels sentence index".formatted(header));
      }
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          texts.add(text(lines.fields(line, 3, FORM), lines));
        }
      }
    }
    return texts;
  }

  private static LabelledText text(String[] fields, CorpusLines lines) throws CorpusException {
    if (!FLAGS.matcher(fields[0]).matches()) {
      throw lines.error("labels \"%s\"; expected 0_0,1_1 to 9_0".formatted(fields[0]));
    }
    int end = fields[2].indexOf('_');
    if (end < 1) {
      throw lines.error("index \"%s\"; expected PMID_s0".formatted(fields[2]));
    }
    List<String> labels = new ArrayList<>();
    for (String flag : fields[0].split(",")) {
      if (flag.endsWith("_1")) {
        labels.add(LABELS.get(flag.charAt(0) - '0'));
      }
    }
    return LabelledText.of(fields[2], fields[2].substring(0, end), fields[1], labels);
  }
}
