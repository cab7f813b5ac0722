package io.litmill.ingest.xml;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Expands gzip, known by its first bytes, whatever the name of the file; other streams pass
 * through. Members that follow each other are one stream. Truncated and corrupt data, and data that
 * expands by more than the limit, end in a {@link DamagedInputException} behind all that could be
 * expanded.
 */
public final class Decompression {
  private static final int BUFFER = 1 << 16;

  /** Repetitive data of this size is no danger, whatever its ratio. */
  private static final long HARMLESS = 16 << 20;

  private Decompression() {}

  /**
   * @param in whose own failures are {@link SourceReadException}s
   */
  public static InputStream of(InputStream in, Limits limits) throws IOException {
    SourceInput counted = new SourceInput(in, BUFFER);
    if (!counted.startsWithGzipMagic()) {
      return counted;
    }
    return new Expanding(gunzip(counted), counted, limits.gzipRatio());
  }

  private static InputStream gunzip(InputStream in) throws IOException {
    try {
      return new WholeGzip(in);
    } catch (IOException e) {
      throw translated(e);
    }
  }

  private static IOException translated(IOException e) {
    if (e instanceof SourceReadException || e instanceof DamagedInputException) {
      return e;
    }
    if (e instanceof EOFException) {
      return new DamagedInputException(Reason.TRUNCATED, "the compressed data ends too early", e);
    }
    return new DamagedInputException(
        Reason.CORRUPT_GZIP, "the compressed data is corrupt: " + e.getMessage(), e);
  }

  /** The JDK's reader ignores what follows the last member; here nothing may. */
  private static final class WholeGzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    WholeGzip(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
        throw new ZipException("something that is no gzip follows");
      }
      return read;
    }
  }

  /** Looks at what comes out, in comparison to what went in. */
  private static final class Expanding extends FilterInputStream {
    private final SourceInput source;
    private final int ratio;
    private long expanded;

    Expanding(InputStream in, SourceInput source, int ratio) {
      super(in);
      this.source = source;
      this.ratio = ratio;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(target, offset, length);
      } catch (IOException e) {
        throw translated(e);
      }
      expanded += Math.max(0, read);
      if (expanded > HARMLESS && expanded / ratio > source.count()) {
        throw new DamagedInputException(
            Reason.GZIP_BOMB,
            "the data expands more than %d times, to over %d MiB: refused"
                .formatted(ratio, expanded >> 20),
            null);
      }
      return read;
    }
  }
}
