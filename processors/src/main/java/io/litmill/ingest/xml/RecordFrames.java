package io.litmill.ingest.xml;

import io.litmill.ingest.xml.Frame.Damage;
import io.litmill.ingest.xml.Frame.Whole;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of UTF-8 into records, in constant memory. It looks at nothing but the tags that
 * begin and end records, at comments, and at what stands between records, so that a damaged record
 * costs no other: the next one is found by its start tag. Several documents may follow each other.
 *
 * <p>Not thread-safe.
 */
public final class RecordFrames {
  private final ByteWindow window;
  private final OutsideMarkup outside;
  private final Limits limits;
  private long records;
  private boolean stray;
  private boolean reported;
  private boolean ended;

  public RecordFrames(InputStream in, Limits limits) {
    this.window = new ByteWindow(in, limits.excerptBytes());
    this.outside = new OutsideMarkup(window);
    this.limits = limits;
  }

  /**
   * The next part, or null at the end of the stream.
   *
   * @throws IOException if the stream cannot be read; that its bytes are damaged is a frame instead
   */
  public Frame next() throws IOException {
    window.keepFromHere();
    stray = false;
    while (toMarkup()) {
      RecordElement element = recordHere();
      if (element != null) {
        return stray ? strayFrame() : record(element);
      }
      if (!outside.skip()) {
        beginStray(1);
      }
      if (!stray) {
        window.keepFromHere();
      }
    }
    if (stray) {
      return strayFrame();
    }
    return ended ? null : end();
  }

  /**
   * Over white space; false at the end, and where so much of something else comes that it is time
   * to say so.
   */
  private boolean toMarkup() throws IOException {
    while (window.has(1)) {
      byte value = window.bytes[window.at];
      if (value == '<') {
        return true;
      }
      if (!isBlank(value)) {
        beginStray(0);
        window.at++;
        window.find('<', limits.excerptBytes());
      } else {
        window.at++;
        if (!stray) {
          window.keepFromHere();
        }
      }
      if (stray && window.kept() >= limits.excerptBytes()) {
        return false;
      }
    }
    return false;
  }

  /** White space, or of a byte order mark between two documents. */
  private static boolean isBlank(byte value) {
    return (value <= ' ' && value > 0)
        || value == (byte) 0xEF
        || value == (byte) 0xBB
        || value == (byte) 0xBF;
  }

  private void beginStray(int back) {
    if (!stray && !reported) {
      stray = true;
      window.start = window.at - back;
    }
    if (reported) {
      window.keepFromHere();
    }
  }

  private Damage strayFrame() {
    reported = true;
    return records == 0 && !outside.openElements().knownRootSeen()
        ? damage(Reason.NOT_PUBMED, "what stands here is no PubMed XML")
        : damage(
            Reason.OUTSIDE_RECORD,
            "what stands here belongs to no record; records around it are not affected");
  }

  private RecordElement recordHere() throws IOException {
    window.has(ByteWindow.PADDING);
    return RecordElement.at(window.bytes, window.at + 1);
  }

  private Frame record(RecordElement element) throws IOException {
    window.keepFromHere();
    long offset = window.offset();
    reported = false;
    records++;
    window.at += 1 + element.nameLength();
    if (closesItself()) {
      return new Whole(element, window.bytes, window.start, window.kept(), offset);
    }
    while (window.find('<', limits.recordBytes())) {
      if (window.end - window.at < ByteWindow.PADDING) {
        window.has(ByteWindow.PADDING);
      }
      byte kind = window.bytes[window.at + 1];
      if (kind == '/' && element.isAt(window.bytes, window.at + 2)) {
        window.at += 2 + element.nameLength();
        window.skipPast(">", limits.recordBytes());
        return window.kept() > limits.recordBytes()
            ? tooLarge(element)
            : new Whole(element, window.bytes, window.start, window.kept(), offset);
      }
      if (isLeftOpen(element, kind)) {
        return damage(
            Reason.MALFORMED,
            "<%s> has no end before the next begins".formatted(element.elementName()));
      }
      pass(kind);
    }
    return unended(element);
  }

  private boolean closesItself() throws IOException {
    int from = window.kept();
    boolean closed =
        window.skipPast(">", limits.excerptBytes()) && window.bytes[window.at - 2] == '/';
    if (!closed) {
      window.at = window.start + from;
    }
    return closed;
  }

  private boolean isLeftOpen(RecordElement element, byte kind) {
    if (kind == '/') {
      return outside.openElements().closedAt(window.bytes, window.at + 2, window.end);
    }
    RecordElement other = RecordElement.at(window.bytes, window.at + 1);
    return other != null && (other == element || !other.nests());
  }

  /** Over a comment or a marked section in one go: what is in them is no tag. */
  private void pass(byte kind) throws IOException {
    boolean passed = false;
    if (kind == '!') {
      passed =
          (window.startsWith("<!--") && window.skipPast("-->", limits.recordBytes()))
              || (window.startsWith("<![CDATA[") && window.skipPast("]]>", limits.recordBytes()));
    }
    if (!passed) {
      window.at++;
    }
  }

  private Damage unended(RecordElement element) {
    if (window.kept() >= limits.recordBytes()) {
      return tooLarge(element);
    }
    ended = true;
    return damage(
        endReason(), "the input ends inside <%s>%s".formatted(element.elementName(), endMessage()));
  }

  private Damage tooLarge(RecordElement element) {
    reported = true;
    return damage(
        Reason.TOO_LARGE,
        "<%s> has more than %d bytes".formatted(element.elementName(), limits.recordBytes()));
  }

  /** What is wrong with the end of the stream, or null. */
  private Damage end() {
    ended = true;
    OpenElements open = outside.openElements();
    if (window.damage() != null) {
      return damage(
          endReason(), "the input ends after %d records%s".formatted(records, endMessage()));
    }
    if (!open.isEmpty()) {
      return damage(
          Reason.TRUNCATED,
          "the input ends before </%s>, after %d records".formatted(open.innermost(), records));
    }
    if (records == 0 && !reported && !open.knownRootSeen()) {
      return damage(Reason.NOT_PUBMED, "this is no PubMed XML: there is no record in it");
    }
    return null;
  }

  private Reason endReason() {
    return window.damage() == null ? Reason.TRUNCATED : window.damage().reason();
  }

  private String endMessage() {
    return window.damage() == null ? "" : ": " + window.damage().getMessage();
  }

  private Damage damage(Reason reason, String message) {
    return new Damage(reason, message, window.excerpt(), window.kept(), window.offset());
  }
}
