package io.litmill.ingest.kafka;

import io.litmill.ingest.LocalCopy;
import io.litmill.ingest.Md5;
import io.litmill.ingest.PubmedSource;
import java.io.IOException;
import java.util.Optional;

/** Compares sources with the digests that are published of them. */
final class PublishedDigest {
  private PublishedDigest() {}

  /**
   * The digest of a copy.
   *
   * @return {@link SourceProgress#ONCE} for what passes by once
   * @throws IOException if another one is published
   */
  static String checked(PubmedSource source, LocalCopy copy) throws IOException {
    if (copy.file().isEmpty()) {
      return SourceProgress.ONCE;
    }
    String md5 = Md5.of(copy.file().get());
    Optional<String> published = source.publishedMd5();
    if (published.isPresent() && !published.get().equals(md5)) {
      throw new IOException(
          "%s is damaged: its MD5 is %s, published is %s; fetch it again"
              .formatted(source.location(), md5, published.get()));
    }
    return md5;
  }
}
