package io.litmill.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** Where PubMed XML comes from: a file, a URL, or the standard input. */
public interface PubmedSource {
  /** What records name as their file: the name of a file without its folder. */
  String name();

  /** Where it is, for people. */
  String location();

  /** Bytes as stored; empty if that is not known before it is read. */
  OptionalLong size();

  /** Brings its bytes to this machine; the caller closes the copy. */
  LocalCopy fetch() throws IOException;

  /**
   * The digest that its publisher laid beside it, in a file of the same name with {@code .md5} at
   * the end: 32 hexadecimal digits in lower case.
   *
   * @throws IOException if there is such a file with something else in it
   */
  Optional<String> publishedMd5() throws IOException;

  /** The bytes as stored, from the first; the caller closes them. */
  default InputStream open() throws IOException {
    return fetch().openOnce();
  }
}
