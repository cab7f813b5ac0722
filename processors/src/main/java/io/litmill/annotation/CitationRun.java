package io.litmill.annotation;

import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotation.Failed;
import io.litmill.annotation.LoadedModels.LoadedLabeller;
import io.litmill.entities.EntityTagger;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.TaggedMention;
import io.litmill.labels.SentenceLabels;
import io.litmill.relations.CandidatePair;
import io.litmill.relations.FoundRelation;
import io.litmill.relations.PairClassifier;
import io.litmill.schemas.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One citation on its way: {@link #begin} hands its sentences to the models, {@link #relate} waits
 * for its mentions and hands its pairs over, {@link #finish} waits for the rest. Between the steps
 * other citations take theirs, so that the device sees the sentences of all. A step that fails
 * makes the later ones do nothing.
 */
final class CitationRun {
  private final Stages stages;
  private final Citation citation;
  private final List<CompletableFuture<List<TaggedMention>>> tagged = new ArrayList<>();
  private final List<CompletableFuture<List<FoundRelation>>> related = new ArrayList<>();
  private Optional<CompletableFuture<List<SentenceLabels>>> labelled = Optional.empty();
  private Article article;
  private List<LinkedMention> mentions;
  private Failed failure;

  CitationRun(Stages stages, Citation citation) {
    this.stages = stages;
    this.citation = citation;
  }

  void begin() {
    attempt("sentences", Optional.empty(), () -> article = stages.reader().read(citation));
    for (EntityTagger tagger : stages.models().taggers()) {
      attempt(
          "entities",
          Optional.of(tagger.bundleId()),
          () -> tagged.add(tagger.submit(article.text(), article.sentences())));
    }
    stages.models().labeller().ifPresent(this::label);
  }

  private void label(LoadedLabeller model) {
    attempt(
        "labels",
        Optional.of(model.bundleId()),
        () -> labelled = Optional.of(model.labeller().submit(article.sentenceTexts())));
  }

  void relate() {
    List<TaggedMention> found = new ArrayList<>();
    for (int i = 0; i < tagged.size(); i++) {
      CompletableFuture<List<TaggedMention>> result = tagged.get(i);
      attempt(
          "entities",
          Optional.of(stages.models().taggers().get(i).bundleId()),
          () -> found.addAll(StageFailure.await(result)));
    }
    attempt("concepts", Optional.empty(), () -> mentions = stages.linked(article, found));
    attempt("relations", Optional.empty(), this::pair);
  }

  private void pair() throws InterruptedException {
    List<List<CandidatePair>> pairs = stages.candidates(mentions);
    for (int i = 0; i < pairs.size(); i++) {
      PairClassifier classifier = stages.models().classifiers().get(i);
      related.add(classifier.submit(pairs.get(i), mentions, article.text(), article.sentences()));
    }
  }

  Annotation finish() {
    List<FoundRelation> relations = new ArrayList<>();
    for (int i = 0; i < related.size(); i++) {
      CompletableFuture<List<FoundRelation>> result = related.get(i);
      attempt(
          "relations",
          Optional.of(stages.models().classifiers().get(i).bundleId()),
          () -> relations.addAll(StageFailure.await(result)));
    }
    List<SentenceLabels> labels = new ArrayList<>();
    labelled.ifPresent(
        result ->
            attempt(
                "labels",
                stages.models().labeller().map(LoadedLabeller::bundleId),
                () -> labels.addAll(StageFailure.await(result))));
    List<Annotation> done = new ArrayList<>();
    attempt(
        "triplets",
        Optional.empty(),
        () -> done.add(new Annotated(stages.assembled(article, mentions, relations, labels))));
    return failure != null ? failure : done.get(0);
  }

  /** Something that may fail for this citation alone. */
  private interface Step {
    void run() throws InterruptedException;
  }

  private void attempt(String stage, Optional<String> bundleId, Step step) {
    if (failure != null) {
      return;
    }
    try {
      step.run();
    } catch (InterruptedException e) {
      throw StageFailure.interrupted(e);
    } catch (RuntimeException e) {
      failure = StageFailure.of(citation.getPmid(), stage, e, bundleId);
    }
  }
}
