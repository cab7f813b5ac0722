package io.litmill.evaluation;

import io.litmill.corpus.Chunk;
import io.litmill.corpus.Span;
import io.litmill.corpus.TaggedText;
import io.litmill.corpus.TypedSpan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Entity-level scores as conlleval gives them (Sang and Buchholz, CoNLL-2000): a mention is correct
 * if its span and its type are exactly those of a gold mention. One thread.
 */
public final class EntityScorer {
  private final ItemScore.Tally tally = new ItemScore.Tally();

  /**
   * Counts one text. Mentions of types that its corpus does not annotate are passed over; gold
   * mentions of types that a model does not know count as missed.
   */
  public void add(TaggedText gold, Collection<TypedSpan> found) {
    for (String type : gold.annotatedTypes()) {
      tally.add(type, ofType(type, gold.spans()), ofType(type, found));
    }
  }

  /**
   * Counts one sentence by its tags, one a token, BIO or BIOES.
   *
   * @throws IllegalArgumentException if the numbers of tags differ, or one is no tag
   */
  public void addTags(List<String> gold, List<String> found) {
    if (gold.size() != found.size()) {
      throw new IllegalArgumentException(
          "%d gold tags and %d found ones".formatted(gold.size(), found.size()));
    }
    List<Chunk> goldChunks = Chunk.of(gold);
    List<Chunk> foundChunks = Chunk.of(found);
    Set<String> types = new HashSet<>();
    goldChunks.forEach(chunk -> types.add(chunk.type()));
    foundChunks.forEach(chunk -> types.add(chunk.type()));
    for (String type : types) {
      tally.add(type, chunks(type, goldChunks), chunks(type, foundChunks));
    }
  }

  public ItemScore score() {
    return tally.score();
  }

  private static Set<Span> ofType(String type, Collection<TypedSpan> spans) {
    Set<Span> found = new HashSet<>();
    spans.stream().filter(span -> span.type().equals(type)).forEach(span -> found.add(span.span()));
    return found;
  }

  private static Set<Chunk> chunks(String type, List<Chunk> chunks) {
    Set<Chunk> found = new HashSet<>(chunks);
    found.removeIf(chunk -> !chunk.type().equals(type));
    return found;
  }
}
