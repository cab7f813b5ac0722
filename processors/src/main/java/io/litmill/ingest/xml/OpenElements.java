package io.litmill.ingest.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** The elements that are open around the records: in whole files the root only. */
final class OpenElements {
  private static final int MOST = 100;
  private static final Set<String> KNOWN_ROOTS =
      Set.of("PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet", "BookDocumentSet");

  private final Deque<String> names = new ArrayDeque<>();
  private byte[] innermost = {};
  private boolean known;

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Innermost name; there must be one. */
  String innermost() {
    return names.element();
  }

  /** Whether a root of PubMed was among them. */
  boolean knownRootSeen() {
    return known;
  }

  /** False if more are open than in any document of use. */
  boolean open(String name) {
    if (names.size() == MOST) {
      return false;
    }
    known |= KNOWN_ROOTS.contains(name);
    names.push(name);
    remember();
    return true;
  }

  /** Closes an element with all in it; false if none of that name is open. */
  boolean close(String name) {
    if (!names.contains(name)) {
      return false;
    }
    while (!names.pop().equals(name)) {
      // what was left open inside
    }
    remember();
    return true;
  }

  private void remember() {
    innermost =
        names.isEmpty() ? new byte[0] : (names.element() + ">").getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the end tag at a place closes the innermost of them. */
  boolean closedAt(byte[] bytes, int at, int end) {
    int length = innermost.length;
    if (length == 0 || end - at < length || bytes[at] != innermost[0]) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (bytes[at + i] != innermost[i]) {
        return false;
      }
    }
    return true;
  }
}
