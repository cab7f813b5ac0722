package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotation.Failed;
import io.litmill.annotation.Annotator;
import io.litmill.inference.DeviceFailure;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.ScoredLabel;
import io.litmill.schemas.Triplet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Annotates by rules that a reader can follow: "a affects b" is a triplet, "#word" a label. The
 * word POISON fails the citation, BROKEN the device. A pure function of the citation. Later
 * versions find what is caused no more, and what is inhibited.
 */
public class StatementAnnotator implements Annotator {
  static final String ENTITIES = "entities@1";
  static final String RELATIONS = "relations@1";
  static final String LABELS = "labels@1";

  private static final Pattern STATEMENT =
      Pattern.compile("(\\w+) (affects|causes|inhibits) (\\w+)");
  private static final Pattern LABEL = Pattern.compile("#(\\w+)");

  private final List<List<String>> calls = new ArrayList<>();
  private final int version;
  private final Pattern statement;

  public StatementAnnotator() {
    this(1);
  }

  public StatementAnnotator(int version) {
    this(version, STATEMENT);
  }

  /**
   * @param statement what a triplet is: groups for the subject, the verb and the object
   */
  StatementAnnotator(int version, Pattern statement) {
    this.version = version;
    this.statement = statement;
  }

  private String relations() {
    return "relations@" + version;
  }

  /** The PMIDs of each call. */
  public List<List<String>> calls() {
    return calls;
  }

  /** How many citations it was given. */
  public int citations() {
    return calls.stream().mapToInt(List::size).sum();
  }

  @Override
  public List<Annotation> annotate(List<Citation> citations) {
    synchronized (calls) {
      calls.add(citations.stream().map(Citation::getPmid).toList());
    }
    return citations.stream().map(this::annotate).toList();
  }

  private Annotation annotate(Citation citation) {
    if (breaks(citation)) {
      throw new DeviceFailure("the device is gone", new IllegalStateException("no device"));
    }
    if (citation.getText().contains("POISON")) {
      return new Failed(
          "relations",
          "model_failed",
          "PMID " + citation.getPmid() + " is poison",
          Optional.of(new ArithmeticException("not a number")),
          Optional.of(relations()));
    }
    return new Annotated(found(citation));
  }

  boolean breaks(Citation citation) {
    return citation.getText().contains("BROKEN");
  }

  /** All that is found in a citation, as active. */
  public AnnotatedCitation found(Citation citation) {
    return AnnotatedCitation.newBuilder()
        .setPmid(citation.getPmid())
        .setPmidVersion(citation.getPmidVersion())
        .setText(citation.getText())
        .setTriplets(triplets(citation))
        .setLabels(labels(citation))
        .setModelBundleIds(bundleIds())
        .setDictionaryVersion("words@1")
        .setContentHash(hash(citation))
        .setExtractedAt(Instant.now())
        .build();
  }

  private static String hash(Citation citation) {
    return Integer.toHexString(citation.getText().hashCode());
  }

  private List<Triplet> triplets(Citation citation) {
    Map<String, Triplet> triplets = new LinkedHashMap<>();
    Matcher statements = statement.matcher(citation.getText());
    while (statements.find()) {
      if (statements.group(2).equals(version > 1 ? "causes" : "inhibits")) {
        continue;
      }
      triplets.putIfAbsent(
          statements.group(),
          triplet(citation, statements.group(1), statements.group(2), statements.group(3)));
    }
    return List.copyOf(triplets.values());
  }

  private Triplet triplet(Citation citation, String subject, String verb, String object) {
    return Triplet.newBuilder()
        .setTripletId("")
        .setSubject("litmill:Chemical:" + subject)
        .setSubjectName(subject)
        .setSubjectCategory("biolink:SmallMolecule")
        .setPredicate("biolink:" + verb)
        .setObject("litmill:Gene:" + object)
        .setObjectName(object)
        .setObjectCategory("biolink:Gene")
        .setPublications(List.of("PMID:" + citation.getPmid()))
        .setPrimaryKnowledgeSource("infores:litmill")
        .setKnowledgeLevel("not_provided")
        .setAgentType("text_mining_agent")
        .setOriginalPredicate(verb)
        .setExtractionConfidenceScore(0.9f)
        .setEvidence(List.of(evidence(citation, subject, object)))
        .setPmid(citation.getPmid())
        .setPmidVersion(citation.getPmidVersion())
        .setSupportingDocumentYear(citation.getPublicationYear())
        .setCitationStatus("active")
        .setSourceFile(citation.getSourceFile())
        .setModelBundleId(relations())
        .setEntityBundleIds(List.of(ENTITIES))
        .setDictionaryVersion("words@1")
        .setContentHash("")
        .setExtractedAt(Instant.now())
        .build();
  }

  private static Evidence evidence(Citation citation, String subject, String object) {
    int start = citation.getText().indexOf(subject);
    return Evidence.newBuilder()
        .setSupportingText(subject + " " + object)
        .setSentenceStart(start)
        .setSentenceEnd(start + 1)
        .setSubjectText(subject)
        .setSubjectStart(start)
        .setSubjectEnd(start + subject.length())
        .setObjectText(object)
        .setObjectStart(0)
        .setObjectEnd(object.length())
        .setSectionType("title")
        .setExtractionConfidenceScore(0.9f)
        .build();
  }

  private static DocumentLabels labels(Citation citation) {
    List<ScoredLabel> labels = new ArrayList<>();
    Matcher words = LABEL.matcher(citation.getText());
    while (words.find()) {
      labels.add(
          ScoredLabel.newBuilder()
              .setLabel(words.group(1))
              .setConfidence(0.75f)
              .setSentences(List.of(0))
              .build());
    }
    return DocumentLabels.newBuilder()
        .setPmid(citation.getPmid())
        .setPmidVersion(citation.getPmidVersion())
        .setCitationStatus("active")
        .setLabels(labels)
        .setModelBundleId(LABELS)
        .setContentHash("")
        .setSourceFile(citation.getSourceFile())
        .setExtractedAt(Instant.now())
        .build();
  }

  @Override
  public List<String> bundleIds() {
    return List.of(ENTITIES, relations(), LABELS);
  }

  @Override
  public String dictionaryVersion() {
    return "words@1";
  }

  @Override
  public String settings() {
    return "{\"statement\":\"%s\"}".formatted(statement.pattern().replace("\\", "\\\\"));
  }

  @Override
  public void close() {}
}
