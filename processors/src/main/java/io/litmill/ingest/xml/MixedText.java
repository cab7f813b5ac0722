package io.litmill.ingest.xml;

import javax.xml.stream.XMLStreamReader;

/**
 * Collects the text of an element. White space at both ends is dropped, and white space with a line
 * break or a tabulator in it becomes one space: it comes from the layout of the file, and the same
 * record must give the same text from a file of another layout. All else stays as it is.
 */
final class MixedText {
  private final int limit;
  private final StringBuilder text = new StringBuilder(4096);
  private boolean laidOut;

  MixedText(int limit) {
    this.limit = limit;
  }

  void begin() {
    text.setLength(0);
    laidOut = false;
  }

  void append(XMLStreamReader xml) throws RecordException {
    char[] chars = xml.getTextCharacters();
    int start = xml.getTextStart();
    int length = xml.getTextLength();
    if (text.length() + length > limit) {
      throw new RecordException(
          Reason.TOO_LARGE, "an element has more than %d characters of text".formatted(limit));
    }
    for (int i = start; i < start + length && !laidOut; i++) {
      laidOut = chars[i] < ' ';
    }
    text.append(chars, start, length);
  }

  String end() {
    if (laidOut) {
      joinLines();
    }
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private void joinLines() {
    int to = 0;
    int i = 0;
    while (i < text.length()) {
      int blanks = i;
      boolean lineBreak = false;
      while (blanks < text.length() && text.charAt(blanks) <= ' ') {
        lineBreak |= text.charAt(blanks) != ' ';
        blanks++;
      }
      if (lineBreak) {
        text.setCharAt(to++, ' ');
        i = blanks;
      } else {
        text.setCharAt(to++, text.charAt(i++));
      }
    }
    text.setLength(to);
  }
}
