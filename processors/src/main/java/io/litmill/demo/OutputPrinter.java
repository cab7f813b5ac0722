package io.litmill.demo;

import io.litmill.schemas.DeadLetter;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import io.litmill.schemas.TripletKey;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints facts as lines for people. Used by one thread. */
final class OutputPrinter {
  private static final int LONGEST_EVIDENCE = 160;

  private final PrintWriter out;

  OutputPrinter(PrintWriter out) {
    this.out = out;
  }

  void triplet(Triplet triplet) {
    out.printf(
        Locale.ROOT,
        "PMID:%s  %s  --[%s%s]->  %s  (%.2f)%n    %s%n",
        triplet.getPmid(),
        name(triplet.getSubjectName(), triplet.getSubject()),
        triplet.getNegated() ? "not " : "",
        relation(triplet),
        name(triplet.getObjectName(), triplet.getObject()),
        triplet.getExtractionConfidenceScore(),
        evidence(triplet));
    out.flush();
  }

  void withdrawn(TripletKey key) {
    out.printf(
        "PMID:%s  withdrawn: %s  --[%s]->  %s%n",
        key.getPmid(), key.getSubjectId(), key.getPredicate(), key.getObjectId());
    out.flush();
  }

  void labels(DocumentLabels labels) {
    out.printf(
        "PMID:%s  labels: %s%n",
        labels.getPmid(),
        labels.getLabels().stream().map(OutputPrinter::label).collect(Collectors.joining(", ")));
    out.flush();
  }

  void deadLetter(DeadLetter letter) {
    out.printf(
        "dead letter of stage %s: %s: %s%n",
        letter.getStage(), letter.getReason(), letter.getMessage());
    out.flush();
  }

  private static String label(ScoredLabel label) {
    return String.format(Locale.ROOT, "%s (%.2f)", label.getLabel(), label.getConfidence());
  }

  private static String name(String name, String id) {
    return id.startsWith("litmill:") ? name : name + " <" + id + ">";
  }

  private static String relation(Triplet triplet) {
    String direction = triplet.getObjectDirectionQualifier();
    String aspect = triplet.getObjectAspectQualifier();
    String predicate = triplet.getPredicate().replaceFirst("^biolink:", "");
    if (direction == null && aspect == null) {
      return predicate;
    }
    return predicate
        + ": "
        + (aspect == null ? "" : aspect)
        + (direction == null ? "" : " " + direction);
  }

  private static String evidence(Triplet triplet) {
    return triplet.getEvidence().stream()
        .findFirst()
        .map(Evidence::getSupportingText)
        .map(text -> text.replaceAll("\\s+", " "))
        .map(
            text ->
                text.codePointCount(0, text.length()) <= LONGEST_EVIDENCE
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LONGEST_EVIDENCE)) + "…")
        .orElse("");
  }
}
