package io.litmill.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * BioGPT: Moses tokens, then byte pair encoding over characters, the last of a token marked with
 * {@code </w>}. A piece that is not in the vocabulary is unknown.
 *
 * <p>Offsets lead back through all rewriting: the pieces of {@code @-@} have the offsets of the
 * dash, those of {@code &lt;} the offsets of the angle bracket.
 */
public final class BioGptTokenizer implements Tokenizer {
  static final String WORD_END = "</w>";

  private final Vocabulary vocabulary;
  private final List<Merge> merges;
  private final SpecialTokens specialTokens;
  private final SequenceFrame frame;
  private final MergeTable table;
  private final Map<Integer, Integer> inside = new HashMap<>();
  private final Map<Integer, Integer> last = new HashMap<>();

  public BioGptTokenizer(Vocabulary vocabulary, List<Merge> merges, SpecialTokens specialTokens) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.merges = List.copyOf(merges);
    this.specialTokens = Objects.requireNonNull(specialTokens, "specialTokens");
    frame = SequenceFrame.bioGpt(specialTokens);
    table = new MergeTable(vocabulary, merges);
    vocabulary.pieces().forEach(this::character);
    for (Merge merge : merges) {
      character(merge.left());
      character(merge.right());
    }
  }

  public List<Merge> merges() {
    return merges;
  }

  @Override
  public Encoding encode(CharSequence text) {
    AlignedText tokens = MosesTokens.of(text);
    Encoding.Builder encoding = new Encoding.Builder(tokens.length() / 3 + 4);
    MergingWord word = new MergingWord(table);
    int words = 0;
    for (int from = 0; from < tokens.length(); words++) {
      int end = from;
      while (end < tokens.length() && tokens.codePoint(end) != ' ') {
        end++;
      }
      spell(word, tokens, from, end);
      word.mergeEverywhere();
      for (int i = 0; i < word.length(); i++) {
        int id = table.id(word.symbol(i));
        boolean unknown = id == MergeTable.NONE;
        encoding.add(unknown ? specialTokens.unknown() : id, word.start(i), word.end(i), words);
      }
      from = end + 1;
    }
    return encoding.build();
  }

  /**
   * The text that a sequence of ids spells, by the Moses detokenizer; separators and padding are
   * left out. Not the inverse of {@link #encode}: white space is lost, and an unknown piece becomes
   * the name of the unknown token.
   */
  public String decode(int[] ids) {
    StringBuilder joined = new StringBuilder();
    for (int id : ids) {
      if (id != specialTokens.separator() && id != specialTokens.padding()) {
        joined.append(vocabulary.piece(id).replace(WORD_END, " "));
      }
    }
    List<String> tokens = new ArrayList<>();
    for (String token : joined.toString().split("\\s+")) {
      if (!token.isEmpty()) {
        tokens.add(token);
      }
    }
    return MosesDetokenizer.join(tokens);
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

  private void character(String symbol) {
    boolean ends = symbol.endsWith(WORD_END) && symbol.length() > WORD_END.length();
    String stem = ends ? symbol.substring(0, symbol.length() - WORD_END.length()) : symbol;
    if (!stem.isEmpty() && stem.length() == Character.charCount(stem.codePointAt(0))) {
      (ends ? last : inside).put(stem.codePointAt(0), table.symbol(symbol));
    }
  }

  private void spell(MergingWord word, AlignedText tokens, int from, int end) {
    word.clear();
    for (int i = from; i < end; i++) {
      int c = tokens.codePoint(i) == MosesCharacters.PROTECTED_DOT ? '.' : tokens.codePoint(i);
      boolean ends = i == end - 1;
      String entity = MosesEscapes.escape(c);
      if (entity == null) {
        append(word, c, ends, tokens, i);
        continue;
      }
      for (int at = 0; at < entity.length(); at++) {
        append(word, entity.charAt(at), ends && at == entity.length() - 1, tokens, i);
      }
    }
  }

  private void append(MergingWord word, int c, boolean ends, AlignedText tokens, int at) {
    int symbol = (ends ? last : inside).getOrDefault(c, MergeTable.NONE);
    word.append(symbol, tokens.start(at), tokens.end(at));
  }
}
