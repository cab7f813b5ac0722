package io.litmill.labels;

import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest;
import io.litmill.classification.Classification;
import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.inference.SequenceScorer;
import io.litmill.tagging.Window;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Labels the sentences of an article through a multi-label bundle; a sentence that is too long for
 * it is read in windows. Safe for use by many threads.
 */
public final class SentenceLabeller {
  private final Manifest manifest;
  private final Tokenizer tokenizer;
  private final TextClassifier classifier;

  /**
   * A labeller of one bundle.
   *
   * @throws IllegalArgumentException if the bundle is not for multi-label
   */
  public SentenceLabeller(Manifest manifest, Tokenizer tokenizer, SequenceScorer scorer) {
    if (manifest.model().task() != Task.MULTI_LABEL) {
      throw new IllegalArgumentException(
          "bundle %s is for task %s; documents are labelled by a bundle for task multi-label"
              .formatted(manifest.name(), manifest.model().task().optionName()));
    }
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.classifier = new TextClassifier(manifest, tokenizer, scorer);
  }

  /** The labels that the bundle can give, in its order. */
  public List<String> labels() {
    return manifest.model().labels();
  }

  /** Hands the sentences of an article over. */
  public CompletableFuture<List<SentenceLabels>> submit(List<String> sentences)
      throws InterruptedException {
    List<Integer> owners = new ArrayList<>();
    List<TextInput> parts = new ArrayList<>();
    for (int sentence = 0; sentence < sentences.size(); sentence++) {
      for (String part : parts(sentences.get(sentence))) {
        owners.add(sentence);
        parts.add(TextInput.of(part));
      }
    }
    return classifier.submit(parts).thenApply(results -> join(owners, results));
  }

  private List<String> parts(String sentence) {
    Encoding encoding = tokenizer.encode(sentence);
    SequenceFrame frame = tokenizer.frame();
    if (frame.fits(encoding, manifest.maxTokens())) {
      return List.of(sentence);
    }
    int room = manifest.maxTokens() - frame.before().size() - frame.after().size();
    return Window.over(encoding, room).stream()
        .map(
            window ->
                sentence.substring(encoding.start(window.from()), encoding.end(window.to() - 1)))
        .toList();
  }

  private static List<SentenceLabels> join(List<Integer> owners, List<Classification> results) {
    List<SentenceLabels> labels = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      labels.add(new SentenceLabels(owners.get(i), results.get(i)));
    }
    return labels;
  }
}
