package io.litmill.tokenizer;

/**
 * Splits one text into BERT's words: drops control characters, takes ideographs and punctuation as
 * words of their own, splits at white space, and strips accents and lower-cases where asked to. One
 * object a text.
 */
final class BertWords {
  private static final byte LETTER = 0;
  private static final byte SPACE = 1;
  private static final byte PUNCTUATION = 2;
  private static final byte REMOVED = 3;
  private static final byte[] ASCII = asciiClasses();

  private final WordPieceSettings settings;
  private final WordConsumer consumer;
  private final Word word = new Word();
  private final CanonicalDecomposition decomposition = new CanonicalDecomposition(this::emit);

  BertWords(WordPieceSettings settings, WordConsumer consumer) {
    this.settings = settings;
    this.consumer = consumer;
  }

  void split(CharSequence text) {
    int length = text.length();
    boolean marksMayWait = false;
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (ASCII[c] == REMOVED) {
          i++;
          continue;
        }
        if (marksMayWait) {
          decomposition.flush();
          marksMayWait = false;
        }
        ascii(c, i++);
      } else {
        int codePoint = Character.codePointAt(text, i);
        int end = i + Character.charCount(codePoint);
        other(codePoint, i, end);
        marksMayWait = true;
        i = end;
      }
    }
    decomposition.flush();
    endWord();
  }

  private void ascii(char c, int start) {
    switch (ASCII[c]) {
      case LETTER ->
          word.append(settings.lowerCase() && c >= 'A' && c <= 'Z' ? c + 32 : c, start, start + 1);
      case SPACE -> endWord();
      default -> wordOfItsOwn(c, start, start + 1);
    }
  }

  private void other(int codePoint, int start, int end) {
    if (UnicodeTables.isRemoved(codePoint)) {
      return;
    }
    boolean ideograph = settings.splitIdeographs() && UnicodeTables.isChinese(codePoint);
    if (ideograph) {
      decomposition.flush();
      endWord();
    }
    if (settings.stripAccents()) {
      decomposition.accept(codePoint, start, end);
    } else {
      emit(codePoint, start, end);
    }
    if (ideograph) {
      decomposition.flush();
      endWord();
    }
  }

  private void emit(int codePoint, int start, int end) {
    if (settings.stripAccents() && UnicodeTables.isMark(codePoint)) {
      return;
    }
    int normal = settings.lowerCase() ? UnicodeTables.lowerCase(codePoint) : codePoint;
    if (UnicodeTables.isSpace(normal)) {
      endWord();
    } else if (UnicodeTables.isPunctuation(normal)) {
      wordOfItsOwn(normal, start, end);
    } else {
      word.append(normal, start, end);
      if (codePoint == 0x130 && settings.lowerCase()) {
        word.append(0x307, start, end);
      }
    }
  }

  private void wordOfItsOwn(int codePoint, int start, int end) {
    endWord();
    word.append(codePoint, start, end);
    endWord();
  }

  private void endWord() {
    if (word.length() > 0) {
      consumer.accept(word);
      word.clear();
    }
  }

  private static byte[] asciiClasses() {
    byte[] classes = new byte[0x80];
    for (int c = 0; c < classes.length; c++) {
      if (UnicodeTables.isRemoved(c)) {
        classes[c] = REMOVED;
      } else if (UnicodeTables.isSpace(c)) {
        classes[c] = SPACE;
      } else {
        classes[c] = UnicodeTables.isPunctuation(c) ? PUNCTUATION : LETTER;
      }
    }
    return classes;
  }
}
