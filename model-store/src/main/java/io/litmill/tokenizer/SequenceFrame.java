package io.litmill.tokenizer;

import java.util.List;

/**
 * The special tokens before, between and after the texts of a sequence. Nothing is truncated unless
 * {@link #truncatedPair} is asked to.
 *
 * @param before the first text
 * @param between the two texts of a pair; one text ends with {@code after} alone
 * @param after the last text
 * @param secondType token type of the second text and of what follows it
 */
public record SequenceFrame(
    List<Integer> before, List<Integer> between, List<Integer> after, int secondType) {

  public SequenceFrame {
    before = List.copyOf(before);
    between = List.copyOf(between);
    after = List.copyOf(after);
    if (secondType < 0 || secondType > 1) {
      throw new IllegalArgumentException("secondType " + secondType + " is neither 0 nor 1");
    }
  }

  /** {@code [CLS] A [SEP]} and {@code [CLS] A [SEP] B [SEP]}, token types 0 and 1. */
  public static SequenceFrame bert(SpecialTokens tokens) {
    List<Integer> separator = List.of(tokens.separator());
    return new SequenceFrame(List.of(tokens.classification()), separator, separator, 1);
  }

  /** {@code <s> A </s>} and {@code <s> A </s></s> B </s>}, all of token type 0. */
  public static SequenceFrame roberta(SpecialTokens tokens) {
    int separator = tokens.separator();
    return new SequenceFrame(
        List.of(tokens.classification()), List.of(separator, separator), List.of(separator), 0);
  }

  /** {@code </s> A} and {@code </s> A </s> B}, all of token type 0. */
  public static SequenceFrame bioGpt(SpecialTokens tokens) {
    List<Integer> separator = List.of(tokens.separator());
    return new SequenceFrame(separator, separator, List.of(), 0);
  }

  /** Length of the sequence of one text, special tokens included. */
  public int length(Encoding text) {
    return before.size() + text.size() + after.size();
  }

  /** Length of the sequence of a pair, special tokens included. */
  public int length(Encoding first, Encoding second) {
    return pairOverhead() + first.size() + second.size();
  }

  public boolean fits(Encoding text, int maxTokens) {
    return length(text) <= maxTokens;
  }

  public boolean fits(Encoding first, Encoding second, int maxTokens) {
    return length(first, second) <= maxTokens;
  }

  public TokenSequence single(Encoding text) {
    TokenSequence sequence = new TokenSequence(length(text));
    special(sequence, before, 0);
    pieces(sequence, text, text.size(), 0);
    special(sequence, after, 0);
    return sequence;
  }

  public TokenSequence pair(Encoding first, Encoding second) {
    return pair(first, first.size(), second, second.size());
  }

  /**
   * The pair, shortened to {@code maxTokens} where it is longer: pieces are taken from the end of
   * the side that is longer at that moment, from the second where both are equal, as BERT does.
   */
  public TokenSequence truncatedPair(Encoding first, Encoding second, int maxTokens) {
    int room = maxTokens - pairOverhead();
    if (room < 0) {
      throw new IllegalArgumentException(
          "maxTokens " + maxTokens + " is less than the " + pairOverhead() + " special tokens");
    }
    int excess = Math.max(0, first.size() + second.size() - room);
    int fromLonger = Math.min(excess, Math.abs(first.size() - second.size()));
    boolean firstLonger = first.size() > second.size();
    int both = excess - fromLonger;
    int fromFirst = both / 2 + (firstLonger ? fromLonger : 0);
    int fromSecond = both - both / 2 + (firstLonger ? 0 : fromLonger);
    return pair(first, first.size() - fromFirst, second, second.size() - fromSecond);
  }

  private TokenSequence pair(Encoding first, int keepFirst, Encoding second, int keepSecond) {
    TokenSequence sequence = new TokenSequence(pairOverhead() + keepFirst + keepSecond);
    special(sequence, before, 0);
    pieces(sequence, first, keepFirst, 0);
    special(sequence, between, 0);
    pieces(sequence, second, keepSecond, 1);
    special(sequence, after, secondType);
    return sequence;
  }

  /** Special tokens around the two texts of a pair. */
  public int pairOverhead() {
    return before.size() + between.size() + after.size();
  }

  private static void special(TokenSequence sequence, List<Integer> ids, int tokenType) {
    for (int id : ids) {
      sequence.add(id, tokenType, TokenSequence.SPECIAL, TokenSequence.SPECIAL);
    }
  }

  private void pieces(TokenSequence sequence, Encoding text, int keep, int side) {
    int tokenType = side == 0 ? 0 : secondType;
    for (int i = 0; i < keep; i++) {
      sequence.add(text.id(i), tokenType, side, i);
    }
  }
}
