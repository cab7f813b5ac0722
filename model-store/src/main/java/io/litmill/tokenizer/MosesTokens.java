package io.litmill.tokenizer;

import java.util.function.IntPredicate;

/**
 * The tokens of the Moses tokenizer for English with aggressive splitting of dashes, as rewriting
 * steps in the order of the script. The tokens are parted by spaces; {@code @-@} has the offsets of
 * its dash. Escaping is left to the caller, who thereby keeps one offset for an escape.
 */
final class MosesTokens {
  private static final IntPredicate ALPHABETIC = MosesCharacters::isAlphabetic;
  private static final IntPredicate NUMBER = MosesCharacters::isNumber;
  private static final IntPredicate NEITHER = ALPHABETIC.or(NUMBER).negate();

  private MosesTokens() {}

  static AlignedText of(CharSequence text) {
    AlignedText padded = padOthers(clean(text));
    AlignedText dashes = splitDashes(padded);
    AlignedText commas = splitCommas(protectDots(dashes));
    AlignedText apostrophes = splitApostrophes(commas);
    return collapse(splitTrailingDot(collapse(MosesPeriods.split(apostrophes))));
  }

  /** One space for a run of white space, no control characters, no spaces at the ends. */
  private static AlignedText clean(CharSequence text) {
    AlignedText clean = new AlignedText(text.length() + text.length() / 4);
    boolean space = false;
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      int end = i + Character.charCount(c);
      if (MosesCharacters.isSpace(c)) {
        if (!space) {
          clean.append(' ', i, end);
        }
        space = true;
      } else {
        space = false;
        if (c > 0x1F) {
          clean.append(c, i, end);
        }
      }
      i = end;
    }
    return collapse(clean);
  }

  private static AlignedText padOthers(AlignedText in) {
    AlignedText out = new AlignedText(in.length() * 2);
    for (int i = 0; i < in.length(); i++) {
      int c = in.codePoint(i);
      boolean kept = MosesCharacters.isAlphanumeric(c) || " .'`,-".indexOf(c) >= 0;
      if (kept) {
        out.append(in, i);
      } else {
        out.appendSpace();
        out.append(in, i);
        out.appendSpace();
      }
    }
    return out;
  }

  private static AlignedText splitDashes(AlignedText in) {
    AlignedText out = new AlignedText(in.length() * 2);
    for (int i = 0; i < in.length(); i++) {
      boolean between =
          in.codePoint(i) == '-'
              && i > 0
              && i + 1 < in.length()
              && MosesCharacters.isAlphanumeric(in.codePoint(i - 1))
              && MosesCharacters.isAlphanumeric(in.codePoint(i + 1));
      if (!between) {
        out.append(in, i);
        continue;
      }
      out.appendSpace();
      for (int c : new int[] {'@', '-', '@'}) {
        out.append(c, in.start(i), in.end(i));
      }
      out.appendSpace();
    }
    return out;
  }

  private static AlignedText protectDots(AlignedText in) {
    AlignedText out = new AlignedText(in.length() + 16);
    for (int i = 0; i < in.length(); ) {
      int end = i;
      while (end < in.length() && in.codePoint(end) == '.') {
        end++;
      }
      if (end - i < 2) {
        out.append(in, i++);
        continue;
      }
      out.appendSpace();
      for (; i < end; i++) {
        out.append(MosesCharacters.PROTECTED_DOT, in.start(i), in.end(i));
      }
      out.appendSpace();
    }
    return out;
  }

  private static AlignedText splitCommas(AlignedText in) {
    AlignedText after = new AlignedText(in.length() + 32);
    for (int i = 0; i < in.length(); i++) {
      after.append(in, i);
      boolean comma = i + 1 < in.length() && in.codePoint(i + 1) == ',';
      if (comma && !MosesCharacters.isNumber(in.codePoint(i))) {
        i++;
        surround(after, in, i);
      }
    }
    AlignedText before = new AlignedText(after.length() + 32);
    int last = after.length() - 1;
    for (int i = 0; i <= last; i++) {
      boolean comma = after.codePoint(i) == ',';
      if (comma && i < last && !MosesCharacters.isNumber(after.codePoint(i + 1))) {
        surround(before, after, i);
        before.append(after, ++i);
      } else if (comma && i == last && i > 0 && MosesCharacters.isNumber(after.codePoint(i - 1))) {
        surround(before, after, i);
      } else {
        before.append(after, i);
      }
    }
    return before;
  }

  private static AlignedText splitApostrophes(AlignedText in) {
    AlignedText text = in;
    text = apostrophes(text, ALPHABETIC.negate(), ALPHABETIC.negate(), true);
    text = apostrophes(text, NEITHER, ALPHABETIC, true);
    text = apostrophes(text, ALPHABETIC, ALPHABETIC.negate(), true);
    text = apostrophes(text, ALPHABETIC, ALPHABETIC, false);
    return apostrophes(text, NUMBER, c -> c == 's', false);
  }

  /** A space before an apostrophe between two characters of these kinds, and after it if wanted. */
  private static AlignedText apostrophes(
      AlignedText in, IntPredicate left, IntPredicate right, boolean spaceAfter) {
    AlignedText out = new AlignedText(in.length() + 16);
    for (int i = 0; i < in.length(); i++) {
      out.append(in, i);
      if (i + 2 < in.length()
          && in.codePoint(i + 1) == '\''
          && left.test(in.codePoint(i))
          && right.test(in.codePoint(i + 2))) {
        out.appendSpace();
        out.append(in, i + 1);
        if (spaceAfter) {
          out.appendSpace();
        }
        out.append(in, i + 2);
        i += 2;
      }
    }
    return out;
  }

  private static AlignedText splitTrailingDot(AlignedText in) {
    int dot = in.length() - 2;
    if (dot < 0 || in.codePoint(dot) != '.' || in.codePoint(dot + 1) != '\'') {
      return in;
    }
    AlignedText out = new AlignedText(in.length() + 4);
    for (int i = 0; i < dot; i++) {
      out.append(in, i);
    }
    surround(out, in, dot);
    out.append(in, dot + 1);
    return out;
  }

  private static void surround(AlignedText out, AlignedText in, int at) {
    out.appendSpace();
    out.append(in, at);
    out.appendSpace();
  }

  /** Single spaces, none at the ends. */
  private static AlignedText collapse(AlignedText in) {
    AlignedText out = new AlignedText(in.length());
    int last = in.length() - 1;
    while (last >= 0 && in.codePoint(last) == ' ') {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      boolean repeated = out.length() == 0 || out.codePoint(out.length() - 1) == ' ';
      if (in.codePoint(i) != ' ' || !repeated) {
        out.append(in, i);
      }
    }
    return out;
  }
}
