package io.litmill.tokenizer;

import java.util.HashSet;
import java.util.Set;

/** The rule of the Moses tokenizer for a period at the end of a token: abbreviations keep it. */
final class MosesPeriods {
  private static final Set<String> PREFIXES = prefixes();

  /** Prefixes that keep their period before a number only. */
  private static final Set<String> NUMERIC_PREFIXES = Set.of("No", "Art", "pp");

  private MosesPeriods() {}

  static AlignedText split(AlignedText in) {
    AlignedText out = new AlignedText(in.length() + 16);
    for (int i = 0; i < in.length(); ) {
      if (in.codePoint(i) == ' ') {
        out.append(in, i++);
        continue;
      }
      int end = tokenEnd(in, i);
      boolean split = end - i > 1 && in.codePoint(end - 1) == '.' && !keeps(in, i, end - 1);
      for (; i < end; i++) {
        if (split && i == end - 1) {
          out.appendSpace();
        }
        out.append(in, i);
      }
    }
    return out;
  }

  /** Whether the token whose stem is given keeps the period behind it. */
  private static boolean keeps(AlignedText in, int from, int period) {
    if (isAbbreviation(in, from, period)) {
      return true;
    }
    int next = period + 1;
    while (next < in.length() && in.codePoint(next) == ' ') {
      next++;
    }
    String stem = stem(in, from, period);
    if (PREFIXES.contains(stem)) {
      return true;
    }
    if (next == in.length()) {
      return false;
    }
    int c = in.codePoint(next);
    return MosesCharacters.isLowerCase(c)
        || (NUMERIC_PREFIXES.contains(stem) && c >= '0' && c <= '9');
  }

  /** The stem as text; empty where it is longer than any prefix. */
  private static String stem(AlignedText in, int from, int period) {
    return period - from > 8 || in.codePoint(from) < 0 ? "" : in.substring(from, period);
  }

  private static boolean isAbbreviation(AlignedText in, int from, int period) {
    boolean dot = false;
    boolean letter = false;
    for (int i = from; i < period; i++) {
      dot |= in.codePoint(i) == '.';
      letter |= MosesCharacters.isAlphabetic(in.codePoint(i));
    }
    return dot && letter;
  }

  private static int tokenEnd(AlignedText in, int from) {
    int end = from;
    while (end < in.length() && in.codePoint(end) != ' ') {
      end++;
    }
    return end;
  }

  private static Set<String> prefixes() {
    String listed =
        "Adj Adm Adv Asst Bart Bldg Brig Bros Capt Cmdr Col Comdr Con Corp Cpl DR Dr Drs Ens Gen"
            + " Gov Hon Hr Hosp Insp Lt MM MR MRS MS Maj Messrs Mlle Mme Mr Mrs Ms Msgr Op Ord Pfc"
            + " Ph Prof Pvt Rep Reps Res Rev Rt Sen Sens Sfc Sgt Sr St Supt Surg v vs i.e rev e.g"
            + " Nos Nr Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec";
    Set<String> prefixes = new HashSet<>(Set.of(listed.split(" ")));
    for (char c = 'A'; c <= 'Z'; c++) {
      prefixes.add(String.valueOf(c));
    }
    return Set.copyOf(prefixes);
  }
}
