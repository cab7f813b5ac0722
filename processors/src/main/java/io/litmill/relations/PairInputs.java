package io.litmill.relations;

import io.litmill.classification.TextInput;
import io.litmill.corpus.NearestPairs;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.pairs.PairMarking;
import io.litmill.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pairs of articles as one relation model reads them. Safe for use by many threads. */
final class PairInputs {
  private final PairMarking marking;
  private final Tokenizer tokenizer;
  private final int maxTokens;

  PairInputs(PairMarking marking, Tokenizer tokenizer, int maxTokens) {
    this.marking = marking;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  record Shown(CandidatePair pair, TextInput text) {}

  /**
   * Those that fit the model, in the order of the pairs.
   *
   * @param pairs those of the same sentences one after the other
   * @param mentions of the article
   * @param text of the article
   */
  List<Shown> of(
      List<CandidatePair> pairs, List<LinkedMention> mentions, String text, List<Span> sentences) {
    List<Shown> shown = new ArrayList<>();
    TitleMentions title = TitleMentions.of(text, mentions);
    PairTexts passage = null;
    CandidatePair before = null;
    for (CandidatePair pair : pairs) {
      Span first = sentences.get(pair.firstSentence());
      Span last = sentences.get(pair.lastSentence());
      if (before == null || !pair.sameSentences(before)) {
        String one = first.of(text);
        String read = pair.acrossSentences() ? NearestPairs.joined(one, last.of(text)) : one;
        passage = new PairTexts(marking, tokenizer, maxTokens, read);
        before = pair;
      }
      LinkedMention head = mentions.get(pair.head());
      LinkedMention tail = mentions.get(pair.tail());
      Optional<PairContext> context =
          marking.withTitle() ? title.context(head, tail) : Optional.empty();
      passage
          .text(within(first, last, head, text), within(first, last, tail, text), context)
          .ifPresent(read -> shown.add(new Shown(pair, read)));
    }
    return shown;
  }

  /** A mention in the text of the first sentence, or of both. */
  private static Span within(Span first, Span last, LinkedMention mention, String text) {
    return first.contains(mention.span())
        ? mention.span().within(first)
        : NearestPairs.moved(mention.span().within(last), first.of(text));
  }
}
