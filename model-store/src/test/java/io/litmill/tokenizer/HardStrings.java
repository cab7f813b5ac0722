package io.litmill.tokenizer;

import java.util.Random;

/** Strings that tokenizers get wrong, from a seed. */
final class HardStrings {
  private static final int[][] RANGES = {
    {0x20, 0x7E},
    {'a', 'z'},
    {'A', 'Z'},
    {'0', '9'},
    {0x00, 0x1F},
    {0x7F, 0xA0},
    {0xA1, 0x17F},
    {0x180, 0x24F},
    {0x250, 0x36F},
    {0x300, 0x36F},
    {0x370, 0x3FF},
    {0x400, 0x52F},
    {0x590, 0x5FF},
    {0x600, 0x6FF},
    {0x900, 0x97F},
    {0xE00, 0xE7F},
    {0xF40, 0xFBC},
    {0x1100, 0x11FF},
    {0x1E00, 0x1FFF},
    {0x2000, 0x206F},
    {0x2070, 0x214F},
    {0x2190, 0x22FF},
    {0x2C00, 0x2C7F},
    {0x3000, 0x30FF},
    {0x3400, 0x3410},
    {0x4E00, 0x9FFF},
    {0xA640, 0xA7FF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFB00, 0xFB06},
    {0xFE00, 0xFE0F},
    {0xFF00, 0xFFFD},
    {0x10400, 0x1044F},
    {0x1D165, 0x1D172},
    {0x1D400, 0x1D7FF},
    {0x1F300, 0x1F64F},
    {0x20000, 0x20010},
    {0x2B740, 0x2B920},
    {0x2F800, 0x2F820},
    {0x302A, 0x302F},
    {0xE0020, 0xE007F},
    {0x10FFFD, 0x10FFFF}
  };
  private static final String[] FIXED = {
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\u00A0",
    "\u0085",
    "\u2028",
    "\u0000",
    "\uFFFD",
    "\u200D",
    "\u200B",
    "\uFEFF",
    "\u00AD",
    "İ",
    "ı",
    "ß",
    "ẞ",
    "ﬁ",
    "ﬃ",
    "e\u0301",
    "é",
    "ế",
    "a\u0323\u0302",
    "a\u0302\u0323",
    "\u0344",
    "한국",
    "각",
    "日本",
    "\u302E",
    "👩‍🔬",
    "😀",
    "🇹🇷",
    "IL-2",
    "don't",
    "it's",
    "'ll",
    "''s",
    "α",
    "Σ",
    "ς",
    "≮",
    "µ",
    "Å",
    "Å",
    "`",
    "^",
    "$",
    "...",
    "p<0.05",
    "[SEP]",
    "##ing",
    "\u1734",
    "\u166D",
    "\u037E",
    "\u0387",
    "\u2329",
    "the",
    "cell"
  };

  private HardStrings() {}

  static String of(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(30); parts > 0; parts--) {
      if (random.nextInt(3) == 0) {
        text.append(FIXED[random.nextInt(FIXED.length)]);
        continue;
      }
      int[] range = RANGES[random.nextInt(RANGES.length)];
      for (int run = 1 + random.nextInt(4); run > 0; run--) {
        int codePoint = range[0] + random.nextInt(range[1] - range[0] + 1);
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  /** As {@link #of}, with surrogates that lack their partner. */
  static String withLoneSurrogates(long seed) {
    Random random = new Random(~seed);
    StringBuilder text = new StringBuilder(of(seed));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      text.insert(random.nextInt(text.length() + 1), (char) (0xD800 + random.nextInt(0x800)));
    }
    return text.toString();
  }
}
