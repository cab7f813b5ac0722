package io.litmill.tokenizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * WordPiece as in BERT, ELECTRA and DistilBERT: words by {@link WordPieceSettings}, then the
 * longest piece first, with {@code ##} before pieces inside a word. A word that cannot be spelt
 * with the pieces, or is too long, is one unknown piece.
 */
public final class WordPieceTokenizer implements Tokenizer {
  static final String CONTINUATION = "##";

  private final Vocabulary vocabulary;
  private final WordPieceSettings settings;
  private final SpecialTokens specialTokens;
  private final SequenceFrame frame;
  private final PieceTable beginnings;
  private final PieceTable continuations;

  public WordPieceTokenizer(
      Vocabulary vocabulary, WordPieceSettings settings, SpecialTokens specialTokens) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.specialTokens = Objects.requireNonNull(specialTokens, "specialTokens");
    frame = SequenceFrame.bert(specialTokens);
    Map<String, Integer> begin = new LinkedHashMap<>();
    Map<String, Integer> inside = new LinkedHashMap<>();
    for (int id = 0; id < vocabulary.size(); id++) {
      String piece = vocabulary.piece(id);
      if (!piece.startsWith(CONTINUATION)) {
        begin.put(piece, id);
      } else if (piece.length() > CONTINUATION.length()) {
        inside.put(piece.substring(CONTINUATION.length()), id);
      }
    }
    begin.remove("");
    beginnings = new PieceTable(begin);
    continuations = new PieceTable(inside);
  }

  public WordPieceSettings settings() {
    return settings;
  }

  @Override
  public Encoding encode(CharSequence text) {
    Pieces pieces = new Pieces(text.length());
    new BertWords(settings, pieces).split(text);
    return pieces.encoding.build();
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public SpecialTokens specialTokens() {
    return specialTokens;
  }

  @Override
  public SequenceFrame frame() {
    return frame;
  }

  /** Splits the words of one text. */
  private final class Pieces implements WordConsumer {
    private final Encoding.Builder encoding;
    private final int[] hashes =
        new int[Math.max(beginnings.maxLength(), continuations.maxLength())];
    private int words;

    Pieces(int characters) {
      encoding = new Encoding.Builder(characters / 4 + 4);
    }

    @Override
    public void accept(Word word) {
      int before = encoding.size();
      if (word.codePoints() > settings.maxWordCharacters() || !spell(word)) {
        encoding.truncate(before);
        encoding.add(specialTokens.unknown(), word.start(0), word.end(word.length()), words);
      }
      words++;
    }

    private boolean spell(Word word) {
      int from = 0;
      while (from < word.length()) {
        int length = longest(word, from, from == 0 ? beginnings : continuations);
        if (length == 0) {
          return false;
        }
        from += length;
      }
      return true;
    }

    /** Adds the longest piece at a place of the word; its length, or 0 where there is none. */
    private int longest(Word word, int from, PieceTable table) {
      char[] chars = word.chars();
      int longest = Math.min(word.length() - from, table.maxLength());
      int hash = 0;
      for (int i = 0; i < longest; i++) {
        hash = PieceTable.extend(hash, chars[from + i]);
        hashes[i] = hash;
      }
      for (int length = longest; length > 0; length--) {
        int id = table.find(chars, from, length, hashes[length - 1]);
        if (id != PieceTable.NONE) {
          encoding.add(id, word.start(from), word.end(from + length), words);
          return length;
        }
      }
      return 0;
    }
  }
}
