package io.litmill.tokenizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Character classes as the Hugging Face library has them, whatever the Unicode version of the
 * running Java: the resource {@code unicode.txt} holds them. Only lower-casing and the canonical
 * decomposition itself come from Java, both of which Unicode never changes for an existing
 * character.
 */
final class UnicodeTables {
  private static final int REMOVED = 1;
  private static final int SPACE = 2;
  private static final int PUNCTUATION = 4;
  private static final int MARK = 8;
  private static final int LETTER = 16;
  private static final int NUMBER = 32;
  private static final int LATE_UPPER = 64;

  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  private static final String COMBINING = "combining-";

  private static final byte[][] CLASSES = new byte[0x1100][];
  private static final byte[][] COMBINING_CLASSES = new byte[0x1100][];
  private static final Map<Integer, int[]> DECOMPOSITIONS = new HashMap<>();
  private static final Map<Integer, Integer> LATE_LOWER = new HashMap<>();

  static {
    load();
  }

  private UnicodeTables() {}

  /** Whether BERT's cleaning drops the character; lone surrogates count as such. */
  static boolean isRemoved(int codePoint) {
    return has(codePoint, REMOVED) || (codePoint >= 0xD800 && codePoint <= 0xDFFF);
  }

  static boolean isSpace(int codePoint) {
    return has(codePoint, SPACE);
  }

  static boolean isPunctuation(int codePoint) {
    return has(codePoint, PUNCTUATION);
  }

  /** Whether BERT's accent stripping drops the character. */
  static boolean isMark(int codePoint) {
    return has(codePoint, MARK);
  }

  static boolean isLetter(int codePoint) {
    return has(codePoint, LETTER);
  }

  static boolean isNumber(int codePoint) {
    return has(codePoint, NUMBER);
  }

  /** The ideographs that BERT splits into words of their own. */
  static boolean isChinese(int c) {
    return c >= 0x3400
        && ((c >= 0x4E00 && c <= 0x9FFF)
            || c <= 0x4DBF
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0x20000 && c <= 0x2A6DF)
            || (c >= 0x2A700 && c <= 0x2B81F)
            || (c >= 0x2B920 && c <= 0x2CEAF)
            || (c >= 0x2F800 && c <= 0x2FA1F));
  }

  static int combiningClass(int codePoint) {
    byte[] page = COMBINING_CLASSES[codePoint >> 8];
    return page == null ? 0 : page[codePoint & 0xFF] & 0xFF;
  }

  /** The lower-case letter; U+0130 becomes {@code i}, which the caller follows with U+0307. */
  static int lowerCase(int codePoint) {
    return has(codePoint, LATE_UPPER)
        ? LATE_LOWER.get(codePoint)
        : Character.toLowerCase(codePoint);
  }

  /** The canonical decomposition, or null for a character that has none. */
  static int[] decomposition(int codePoint) {
    if (codePoint >= HANGUL_FIRST && codePoint <= HANGUL_LAST) {
      return hangul(codePoint - HANGUL_FIRST);
    }
    return DECOMPOSITIONS.get(codePoint);
  }

  private static int[] hangul(int syllable) {
    int lead = 0x1100 + syllable / 588;
    int vowel = 0x1161 + syllable % 588 / 28;
    int tail = syllable % 28;
    return tail == 0 ? new int[] {lead, vowel} : new int[] {lead, vowel, 0x11A7 + tail};
  }

  private static boolean has(int codePoint, int flag) {
    byte[] page = CLASSES[codePoint >> 8];
    return page != null && (page[codePoint & 0xFF] & flag) != 0;
  }

  private static void load() {
    try (InputStream in = UnicodeTables.class.getResourceAsStream("unicode.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(UnicodeTables::readClass);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource unicode.txt", e);
    }
  }

  private static void readClass(String line) {
    String[] fields = line.split(" ");
    String name = fields[0];
    if (name.equals("lower")) {
      readLower(fields);
      return;
    }
    IntConsumer add = consumer(name);
    for (int i = 1; i < fields.length; i++) {
      String[] range = fields[i].split("-");
      int last = Integer.parseInt(range[range.length - 1], 16);
      for (int c = Integer.parseInt(range[0], 16); c <= last; c++) {
        add.accept(c);
      }
    }
  }

  private static IntConsumer consumer(String name) {
    if (name.startsWith(COMBINING)) {
      int combiningClass = Integer.parseInt(name.substring(COMBINING.length()));
      return c -> or(COMBINING_CLASSES, c, combiningClass);
    }
    return switch (name) {
      case "removed" -> c -> or(CLASSES, c, REMOVED);
      case "space" -> c -> or(CLASSES, c, SPACE);
      case "punctuation" -> c -> or(CLASSES, c, PUNCTUATION);
      case "mark" -> c -> or(CLASSES, c, MARK);
      case "letter" -> c -> or(CLASSES, c, LETTER);
      case "number" -> c -> or(CLASSES, c, NUMBER);
      case "decomposes" -> UnicodeTables::decompose;
      default -> throw new IllegalStateException("unknown class " + name + " in unicode.txt");
    };
  }

  private static void readLower(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      String[] pair = fields[i].split(">");
      int upper = Integer.parseInt(pair[0], 16);
      or(CLASSES, upper, LATE_UPPER);
      LATE_LOWER.put(upper, Integer.parseInt(pair[1], 16));
    }
  }

  private static void decompose(int codePoint) {
    String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD);
    DECOMPOSITIONS.put(codePoint, decomposed.codePoints().toArray());
  }

  private static void or(byte[][] pages, int codePoint, int bits) {
    byte[] page = pages[codePoint >> 8];
    if (page == null) {
      page = new byte[256];
      pages[codePoint >> 8] = page;
    }
    page[codePoint & 0xFF] |= (byte) bits;
  }
}
