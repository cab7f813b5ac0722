package io.litmill.ingest.xml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Passes over the markup that stands around records: prologue, comments, the root's tags. */
final class OutsideMarkup {
  private static final int LONGEST = 1 << 20;

  private final ByteWindow window;
  private final OpenElements open = new OpenElements();

  OutsideMarkup(ByteWindow window) {
    this.window = window;
  }

  OpenElements openElements() {
    return open;
  }

  /**
   * Passes over the markup that begins here.
   *
   * @return false, and only over its first byte, if it does not belong here or does not end
   */
  boolean skip() throws IOException {
    int from = window.kept();
    if (passed()) {
      return true;
    }
    window.at = window.start + from + 1;
    return false;
  }

  private boolean passed() throws IOException {
    if (window.startsWith("<!--")) {
      return window.skipPast("-->", LONGEST);
    }
    if (window.startsWith("<?")) {
      return window.skipPast("?>", LONGEST);
    }
    if (window.startsWith("<!DOCTYPE")) {
      return skipDoctype();
    }
    return window.startsWith("</") ? skipEnd() : skipStart();
  }

  private boolean skipEnd() throws IOException {
    int from = window.kept();
    return window.skipPast(">", LONGEST) && open.close(nameFrom(from + 2));
  }

  private boolean skipStart() throws IOException {
    int from = window.kept();
    if (!window.has(2) || !beginsName(window.bytes[window.at + 1])) {
      return false;
    }
    if (!window.skipPast(">", LONGEST)) {
      return false;
    }
    boolean empty = window.bytes[window.at - 2] == '/';
    String name = nameFrom(from + 1);
    return open.open(name) && (!empty || open.close(name));
  }

  private static boolean beginsName(byte value) {
    return value < 0 || Character.isLetter(value) || value == '_' || value == ':';
  }

  /** The name at a distance from the start of what is kept. */
  private String nameFrom(int distance) {
    int from = window.start + distance;
    int to = from;
    while (isName(window.bytes[to])) {
      to++;
    }
    return new String(window.bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static boolean isName(byte value) {
    return value != '>' && value != '/' && (value < 0 || value > ' ');
  }

  /** Over the internal subset, of which nothing is read, too. */
  private boolean skipDoctype() throws IOException {
    int from = window.kept();
    int brackets = 0;
    window.at++;
    while (window.has(1) && window.kept() - from < LONGEST) {
      switch (window.bytes[window.at]) {
        case '[' -> brackets++;
        case ']' -> brackets--;
        case '"', '\'' -> skipQuoted();
        case '<' -> skipComment();
        case '>' -> {
          if (brackets <= 0) {
            window.at++;
            return true;
          }
        }
        default -> {}
      }
      window.at++;
    }
    window.at = window.start + from;
    return false;
  }

  /** To the closing quote; stays where there is none. */
  private void skipQuoted() throws IOException {
    String quote = Character.toString(window.bytes[window.at]);
    window.at++;
    window.skipPast(quote, LONGEST);
    window.at--;
  }

  private void skipComment() throws IOException {
    if (window.startsWith("<!--") && window.skipPast("-->", LONGEST)) {
      window.at--;
    }
  }
}
