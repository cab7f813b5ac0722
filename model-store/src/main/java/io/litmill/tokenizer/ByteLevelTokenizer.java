package io.litmill.tokenizer;

import java.util.List;
import java.util.Objects;

/**
 * Byte-level byte pair encoding as in RoBERTa: no text is unknown, because every byte of its UTF-8
 * form is a symbol. Several pieces may share one character; each then has the offsets of the whole
 * character.
 */
public final class ByteLevelTokenizer implements Tokenizer {
  private static final int REPLACEMENT = 0xFFFD;

  private final Vocabulary vocabulary;
  private final List<Merge> merges;
  private final ByteLevelSettings settings;
  private final SpecialTokens specialTokens;
  private final SequenceFrame frame;
  private final MergeTable table;
  private final int[] byteSymbols = new int[256];

  /** Every byte's character and every merge's result must be in the vocabulary. */
  public ByteLevelTokenizer(
      Vocabulary vocabulary,
      List<Merge> merges,
      ByteLevelSettings settings,
      SpecialTokens specialTokens) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.merges = List.copyOf(merges);
    this.settings = Objects.requireNonNull(settings, "settings");
    this.specialTokens = Objects.requireNonNull(specialTokens, "specialTokens");
    frame = SequenceFrame.roberta(specialTokens);
    for (Merge merge : merges) {
      vocabulary.require(merge.joined());
    }
    table = new MergeTable(vocabulary, merges);
    for (int b = 0; b < byteSymbols.length; b++) {
      String character = String.valueOf(ByteLevelAlphabet.character(b));
      vocabulary.require(character);
      byteSymbols[b] = table.symbol(character);
    }
  }

  public ByteLevelSettings settings() {
    return settings;
  }

  public List<Merge> merges() {
    return merges;
  }

  @Override
  public Encoding encode(CharSequence text) {
    AlignedText aligned = align(text);
    Encoding.Builder encoding = new Encoding.Builder(text.length() / 3 + 4);
    MergingWord word = new MergingWord(table);
    int words = 0;
    for (int from = 0; from < aligned.length(); words++) {
      int end = ByteLevelWords.end(aligned.codePoints(), from, aligned.length());
      word.clear();
      for (int i = from; i < end; i++) {
        appendBytes(word, aligned.codePoint(i), aligned.start(i), aligned.end(i));
      }
      word.mergeLeftmost();
      for (int i = 0; i < word.length(); i++) {
        add(encoding, text, word, i, words);
      }
      from = end;
    }
    return encoding.build();
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

  private AlignedText align(CharSequence text) {
    AlignedText aligned = new AlignedText(text.length() + 1);
    if (settings.addPrefixSpace() && !text.isEmpty() && text.charAt(0) != ' ') {
      aligned.append(' ', 0, Character.charCount(Character.codePointAt(text, 0)));
    }
    for (int i = 0; i < text.length(); ) {
      int codePoint = Character.codePointAt(text, i);
      int end = i + Character.charCount(codePoint);
      boolean lone = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      aligned.append(lone ? REPLACEMENT : codePoint, i, end);
      i = end;
    }
    return aligned;
  }

  private void appendBytes(MergingWord word, int c, int start, int end) {
    if (c < 0x80) {
      word.append(byteSymbols[c], start, end);
      return;
    }
    int continuations = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    int lead = 0xF00 >> continuations & 0xFF;
    word.append(byteSymbols[lead | c >> 6 * continuations], start, end);
    for (int i = continuations - 1; i >= 0; i--) {
      word.append(byteSymbols[0x80 | (c >> 6 * i & 0x3F)], start, end);
    }
  }

  private void add(
      Encoding.Builder encoding, CharSequence text, MergingWord word, int at, int words) {
    int id = table.id(word.symbol(at));
    int start = word.start(at);
    int end = word.end(at);
    if (settings.trimOffsets()) {
      boolean first = encoding.size() == 0 || start == 0;
      int trimmed = trimStart(text, start, end, leadingSpaces(id, first));
      encoding.add(id, trimmed, trimEnd(text, trimmed, end, trailingSpaces(id)), words);
    } else {
      encoding.add(id, start, end, words);
    }
  }

  private int leadingSpaces(int id, boolean first) {
    String piece = vocabulary.piece(id);
    int spaces = 0;
    while (spaces < piece.length() && piece.charAt(spaces) == ByteLevelAlphabet.SPACE) {
      spaces++;
    }
    return first && settings.addPrefixSpace() && spaces == 1 ? 0 : spaces;
  }

  private int trailingSpaces(int id) {
    String piece = vocabulary.piece(id);
    int spaces = 0;
    while (spaces < piece.length()
        && piece.charAt(piece.length() - 1 - spaces) == ByteLevelAlphabet.SPACE) {
      spaces++;
    }
    return spaces;
  }

  private static int trimStart(CharSequence text, int start, int end, int characters) {
    int trimmed = start;
    for (int i = 0; i < characters && trimmed < end; i++) {
      trimmed += Character.charCount(Character.codePointAt(text, trimmed));
    }
    return trimmed;
  }

  private static int trimEnd(CharSequence text, int start, int end, int characters) {
    int trimmed = end;
    for (int i = 0; i < characters && trimmed > start; i++) {
      trimmed -= Character.charCount(Character.codePointBefore(text, trimmed));
    }
    return trimmed;
  }
}
