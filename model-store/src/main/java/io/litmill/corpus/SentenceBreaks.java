package io.litmill.corpus;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Sentences of training text: Java's {@link BreakIterator}, with the breaks taken back that follow
 * an abbreviation or an initial.
 */
public final class SentenceBreaks {
  private static final Pattern NO_END =
      Pattern.compile(
          "(?:^|[\\s(\\[])(?:[A-Z]|al|approx|[Cc]a|cf|[Dd]r|e\\.g|i\\.e|[Ff]igs?|[Nn]o|[Rr]efs?"
              + "|resp|sp|spp|ssp|subsp|var|vs|viz|St|Mr|Mrs|Prof|[Vv]ol|[Ee]q|[Tt]ab|[Ss]upp?l"
              + "|U\\.S|i\\.v|i\\.p|s\\.c|p\\.o|i\\.m)\\.$");

  private SentenceBreaks() {}

  /** The sentences of a passage without the white space around them. */
  public static List<Span> of(String passage) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(passage);
    List<Span> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean last = end == passage.length();
      if (last || !NO_END.matcher(passage.substring(start, end).stripTrailing()).find()) {
        add(passage, start, end, sentences);
        start = end;
      }
    }
    return sentences;
  }

  private static void add(String passage, int start, int end, List<Span> sentences) {
    int first = start;
    int last = end;
    while (first < last && Character.isWhitespace(passage.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(passage.charAt(last - 1))) {
      last--;
    }
    if (first < last) {
      sentences.add(new Span(first, last));
    }
  }
}
