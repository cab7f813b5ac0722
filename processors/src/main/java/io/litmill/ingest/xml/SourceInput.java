package io.litmill.ingest.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a source as they are stored: buffered, counted, and with failures that are told
 * apart from damaged content. What it wraps is closed with it.
 */
public final class SourceInput extends InputStream {
  private final InputStream in;
  private final byte[] buffer;
  private int at;
  private int end;
  private DamagedInputException damage;
  private volatile long count;

  public SourceInput(InputStream in, int bufferSize) {
    this.in = in;
    this.buffer = new byte[bufferSize];
  }

  /** Bytes that were taken out so far; any thread may ask. */
  public long count() {
    return count;
  }

  boolean startsWithGzipMagic() throws IOException {
    while (end - at < 2 && fill()) {
      // a pipe may give one byte at a time
    }
    return end - at >= 2 && buffer[at] == 0x1F && (buffer[at + 1] & 0xFF) == 0x8B;
  }

  /** The first bytes, up to a number of them, without taking them out; damage shows later. */
  byte[] head(int length) throws IOException {
    try {
      while (end - at < length && fill()) {
        // until there are enough
      }
    } catch (DamagedInputException e) {
      damage = e;
    }
    return Arrays.copyOfRange(buffer, at, Math.min(end, at + length));
  }

  /** Reads on behind what the buffer holds; false at the end, or if the buffer is full. */
  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = 0;
    }
    int read = end == buffer.length ? -1 : source(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read > 0;
  }

  private int source(byte[] target, int offset, int length) throws IOException {
    if (damage != null) {
      throw damage;
    }
    try {
      return in.read(target, offset, length);
    } catch (SourceReadException | DamagedInputException e) {
      throw e;
    } catch (IOException e) {
      throw new SourceReadException(e);
    }
  }

  @Override
  public int read() throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    count++;
    return buffer[at++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == end && length >= buffer.length) {
      int read = source(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
    if (at == end && !fill()) {
      return -1;
    }
    int read = Math.min(length, end - at);
    System.arraycopy(buffer, at, target, offset, read);
    at += read;
    count += read;
    return read;
  }

  /** Looks ahead, since readers of gzip take 0 for the end of the last member. */
  @Override
  public int available() throws IOException {
    return at < end || fill() ? end - at : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
