package io.litmill.ingest;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.io.input.CloseShieldInputStream;

/** What is piped into the program. */
record StandardInputSource() implements PubmedSource {
  @Override
  public String name() {
    return "stdin";
  }

  @Override
  public String location() {
    return "standard input";
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  /** Can be read once only. */
  @Override
  public LocalCopy fetch() {
    return LocalCopy.of(CloseShieldInputStream.wrap(System.in));
  }

  @Override
  public Optional<String> publishedMd5() {
    return Optional.empty();
  }
}
