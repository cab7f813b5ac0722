package io.litmill.tagging;

import io.litmill.architecture.Task;
import io.litmill.bundle.Manifest;
import io.litmill.inference.SequenceOutput;
import io.litmill.inference.SequenceResult;
import io.litmill.inference.SequenceScorer;
import io.litmill.inference.TokenInput;
import io.litmill.tokenizer.Encoding;
import io.litmill.tokenizer.SequenceFrame;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Texts to mentions, through a token bundle. A text that is longer than the bundle's sequences is
 * read in windows that overlap; each word is decided where it sees the most text. Nothing is
 * truncated. Safe for use by many threads.
 */
public final class SpanTagger {
  private final Tokenizer tokenizer;
  private final SequenceScorer scorer;
  private final BioDecoder decoder;
  private final int room;

  /**
   * A tagger of one bundle.
   *
   * @param scorer the bundle's model
   * @throws IllegalArgumentException if the bundle does not tag tokens
   */
  public SpanTagger(Manifest manifest, Tokenizer tokenizer, SequenceScorer scorer) {
    this(tokenizer, scorer, decoder(manifest), manifest.maxTokens());
  }

  public SpanTagger(Tokenizer tokenizer, SequenceScorer scorer, BioDecoder decoder, int maxTokens) {
    this.tokenizer = tokenizer;
    this.scorer = scorer;
    this.decoder = decoder;
    SequenceFrame frame = tokenizer.frame();
    this.room = maxTokens - frame.before().size() - frame.after().size();
  }

  private static BioDecoder decoder(Manifest manifest) {
    if (manifest.model().task() != Task.TOKEN) {
      throw new IllegalArgumentException(
          "bundle %s is for task %s; entities are tagged by a bundle for task token"
              .formatted(manifest.name(), manifest.model().task().optionName()));
    }
    return new BioDecoder(TagHeads.of(manifest.model().labels()));
  }

  private record Prepared(Encoding encoding, List<Window> windows) {}

  /**
   * Mentions of each text in reading order, offsets into that text. All texts of a call are with
   * the engine at once, so that it can fill its batches.
   *
   * @throws io.litmill.inference.SequenceRejected if the model cannot compute one of the texts
   */
  public List<List<ScoredSpan>> tag(List<String> texts) throws InterruptedException {
    try {
      return submit(texts).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** As {@link #tag}, without waiting for the results. */
  public CompletableFuture<List<List<ScoredSpan>>> submit(List<String> texts)
      throws InterruptedException {
    List<Prepared> prepared = new ArrayList<>(texts.size());
    List<TokenInput> inputs = new ArrayList<>(texts.size());
    for (String text : texts) {
      Encoding encoding = tokenizer.encode(text);
      List<Window> windows = Window.over(encoding, room);
      prepared.add(new Prepared(encoding, windows));
      windows.forEach(window -> inputs.add(input(encoding, window)));
    }
    return scorer.submit(inputs).thenApply(results -> decode(prepared, results));
  }

  private TokenInput input(Encoding encoding, Window window) {
    SequenceFrame frame = tokenizer.frame();
    int[] ids = new int[frame.before().size() + window.size() + frame.after().size()];
    int at = 0;
    for (int special : frame.before()) {
      ids[at++] = special;
    }
    for (int piece = window.from(); piece < window.to(); piece++) {
      ids[at++] = encoding.id(piece);
    }
    for (int special : frame.after()) {
      ids[at++] = special;
    }
    return TokenInput.of(ids);
  }

  private List<List<ScoredSpan>> decode(List<Prepared> prepared, List<SequenceResult> results) {
    List<List<ScoredSpan>> decoded = new ArrayList<>(prepared.size());
    int next = 0;
    for (Prepared text : prepared) {
      List<SequenceOutput> outputs = new ArrayList<>();
      for (int i = 0; i < text.windows().size(); i++) {
        outputs.add(results.get(next++).orThrow());
      }
      decoded.add(decode(text, outputs));
    }
    return decoded;
  }

  private List<ScoredSpan> decode(Prepared text, List<SequenceOutput> outputs) {
    Words words = Words.of(text.encoding());
    float[][] logits = new float[words.size()][];
    int before = tokenizer.frame().before().size();
    for (int word = 0; word < words.size(); word++) {
      int piece = words.firstPieces()[word];
      int window = Window.widest(text.windows(), piece);
      logits[word] = outputs.get(window).vector(before + piece - text.windows().get(window).from());
    }
    return decoder.decode(words.spans(), logits);
  }
}
