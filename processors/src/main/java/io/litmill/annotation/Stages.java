package io.litmill.annotation;

import io.litmill.concepts.Abbreviations;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.MentionLinker;
import io.litmill.entities.OverlapPolicy;
import io.litmill.entities.TaggedMention;
import io.litmill.labels.SentenceLabels;
import io.litmill.relations.CandidatePair;
import io.litmill.relations.FoundRelation;
import io.litmill.schemas.AnnotatedCitation;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done to one article between the models; shared by all threads.
 *
 * @param mostPairs of an article
 */
record Stages(
    ArticleReader reader,
    LoadedModels models,
    OverlapPolicy overlap,
    MentionLinker linker,
    int mostPairs,
    AnnotationWriter writer) {

  /** The mentions that stay, linked, in reading order. */
  List<LinkedMention> linked(Article article, List<TaggedMention> found) {
    List<TaggedMention> kept = overlap.resolve(found);
    Abbreviations abbreviations = Abbreviations.of(article.text(), article.sentences());
    return linker.link(article.text(), kept, abbreviations::expand);
  }

  /**
   * The pairs for each relation model.
   *
   * @throws UnfitArticle if there are too many
   */
  List<List<CandidatePair>> candidates(List<LinkedMention> mentions) {
    long most = models.classifiers().stream().mapToLong(model -> model.most(mentions)).sum();
    if (most > mostPairs) {
      throw new UnfitArticle(
          "too_many_pairs",
          "%,d mentions make up to %,d candidate pairs; the pipeline's limit is %,d"
              .formatted(mentions.size(), most, mostPairs));
    }
    return models.classifiers().stream().map(model -> model.candidates(mentions)).toList();
  }

  /** All that was found, as it leaves the program. */
  AnnotatedCitation assembled(
      Article article,
      List<LinkedMention> mentions,
      List<FoundRelation> relations,
      List<SentenceLabels> labels) {
    List<FoundRelation> inOrder = new ArrayList<>(relations);
    inOrder.sort(FoundRelation.TEXT_ORDER);
    return writer.write(article, mentions, inOrder, labels);
  }
}
