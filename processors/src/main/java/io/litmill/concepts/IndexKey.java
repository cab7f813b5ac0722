package io.litmill.concepts;

import io.litmill.concepts.Match.Method;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/** The keys of {@code names.fst}. */
final class IndexKey {
  private IndexKey() {}

  /** What a method compares; empty if the method cannot find the name. */
  static String of(String name, Method method) {
    return switch (method) {
      case EXACT -> name.strip();
      case NORMALISED -> NameKeys.normalised(name);
      case TOKEN_SORTED -> NameKeys.tokenSorted(name);
    };
  }

  static BytesRef bytes(int type, Method method, String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[utf8.length + 2];
    bytes[0] = (byte) type;
    bytes[1] = (byte) method.ordinal();
    System.arraycopy(utf8, 0, bytes, 2, utf8.length);
    return new BytesRef(bytes);
  }
}
