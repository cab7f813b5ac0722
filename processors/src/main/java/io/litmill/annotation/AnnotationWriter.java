package io.litmill.annotation;

import io.litmill.annotation.LoadedModels.LoadedLabeller;
import io.litmill.entities.LinkedMention;
import io.litmill.labels.LabelUnion;
import io.litmill.labels.SentenceLabels;
import io.litmill.relations.FoundRelation;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Relation;
import io.litmill.schemas.Sentence;
import io.litmill.schemas.Triplet;
import io.litmill.triplets.MinedArticle;
import io.litmill.triplets.Provenance;
import io.litmill.triplets.TripletMaker;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes what was found as Avro records; here offsets become code points. */
final class AnnotationWriter {
  private final LoadedModels models;
  private final TripletMaker triplets;
  private final String dictionaryVersion;
  private final Clock clock;

  AnnotationWriter(
      LoadedModels models, TripletMaker triplets, String dictionaryVersion, Clock clock) {
    this.models = models;
    this.triplets = triplets;
    this.dictionaryVersion = dictionaryVersion;
    this.clock = clock;
  }

  /**
   * The record of an article.
   *
   * @param relations in the order of the text
   */
  AnnotatedCitation write(
      Article article,
      List<LinkedMention> mentions,
      List<FoundRelation> relations,
      List<SentenceLabels> labels) {
    Provenance provenance =
        new Provenance(
            CitationStatus.of(article.citation()),
            dictionaryVersion,
            ContentHash.of(article.text()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return AnnotatedCitation.newBuilder()
        .setPmid(article.citation().getPmid())
        .setPmidVersion(article.citation().getPmidVersion())
        .setText(article.text())
        .setSections(article.citation().getSections())
        .setSentences(sentences(article))
        .setMentions(mentions.stream().map(mention -> mention(article, mention)).toList())
        .setRelations(relations.stream().map(AnnotationWriter::relation).toList())
        .setLabels(labels(article, provenance, labels))
        .setTriplets(triplets(article, mentions, relations, provenance))
        .setModelBundleIds(models.bundleIds())
        .setDictionaryVersion(dictionaryVersion)
        .setContentHash(provenance.contentHash())
        .setExtractedAt(provenance.extractedAt())
        .build();
  }

  private List<Triplet> triplets(
      Article article,
      List<LinkedMention> mentions,
      List<FoundRelation> relations,
      Provenance provenance) {
    return triplets.make(
        new MinedArticle(
            article.citation(),
            article.offsets(),
            article.sentences(),
            article.sectionOfSentence(),
            mentions,
            relations,
            provenance));
  }

  private static List<Sentence> sentences(Article article) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < article.sentences().size(); i++) {
      sentences.add(
          Sentence.newBuilder()
              .setStart(article.offsets().toCodePoints(article.sentences().get(i).start()))
              .setEnd(article.offsets().toCodePoints(article.sentences().get(i).end()))
              .setSection(article.sectionOfSentence().get(i))
              .build());
    }
    return sentences;
  }

  private static Mention mention(Article article, LinkedMention mention) {
    return Mention.newBuilder()
        .setStart(article.offsets().toCodePoints(mention.span().start()))
        .setEnd(article.offsets().toCodePoints(mention.span().end()))
        .setText(mention.text())
        .setType(mention.type())
        .setSentence(mention.sentence())
        .setConfidence((float) mention.mention().confidence())
        .setModelBundleId(mention.mention().bundleId())
        .setConcepts(mention.concepts())
        .build();
  }

  private static Relation relation(FoundRelation relation) {
    return Relation.newBuilder()
        .setHead(relation.pair().head())
        .setTail(relation.pair().tail())
        .setLabel(relation.label())
        .setConfidence((float) relation.confidence())
        .setModelBundleId(relation.bundleId())
        .build();
  }

  /** Null where the pipeline has no model for labels. */
  private DocumentLabels labels(
      Article article, Provenance provenance, List<SentenceLabels> labels) {
    if (models.labeller().isEmpty()) {
      return null;
    }
    LoadedLabeller model = models.labeller().get();
    return DocumentLabels.newBuilder()
        .setPmid(article.citation().getPmid())
        .setPmidVersion(article.citation().getPmidVersion())
        .setCitationStatus(provenance.citationStatus())
        .setLabels(LabelUnion.of(model.labeller().labels(), labels))
        .setModelBundleId(model.bundleId())
        .setContentHash(provenance.contentHash())
        .setSourceFile(article.citation().getSourceFile())
        .setExtractedAt(provenance.extractedAt())
        .build();
  }
}
