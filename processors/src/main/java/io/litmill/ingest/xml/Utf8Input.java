package io.litmill.ingest.xml;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.apache.commons.io.input.ReaderInputStream;
import org.apache.commons.io.input.XmlStreamReader;

/**
 * A document in UTF-8, whatever encoding it declares or begins with (byte order mark). PubMed's own
 * are in UTF-8 and pass through.
 */
public final class Utf8Input {
  private static final int HEAD = 4096;

  private Utf8Input() {}

  public static InputStream of(InputStream in) throws IOException {
    SourceInput buffered = new SourceInput(in, 1 << 16);
    Charset charset = charset(buffered.head(HEAD));
    if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)) {
      return buffered;
    }
    return new Transcoded(buffered, charset);
  }

  private static Charset charset(byte[] head) throws IOException {
    try (XmlStreamReader reader =
        XmlStreamReader.builder()
            .setInputStream(new ByteArrayInputStream(head))
            .setLenient(true)
            .get()) {
      return Charset.forName(reader.getEncoding());
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedEncodingException e) {
      throw new DamagedInputException(
          Reason.ENCODING, "the document declares an unknown encoding: " + e.getMessage(), e);
    } catch (IOException e) {
      return StandardCharsets.UTF_8; // the declaration is damaged; the records may not be
    }
  }

  private static final class Transcoded extends FilterInputStream {
    private final Charset charset;

    Transcoded(InputStream source, Charset charset) throws IOException {
      super(
          ReaderInputStream.builder()
              .setReader(
                  new InputStreamReader(
                      source,
                      charset
                          .newDecoder()
                          .onMalformedInput(CodingErrorAction.REPORT)
                          .onUnmappableCharacter(CodingErrorAction.REPORT)))
              .setCharset(StandardCharsets.UTF_8)
              .setBufferSize(1 << 16)
              .get());
      this.charset = charset;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      try {
        return in.read(target, offset, length);
      } catch (CharacterCodingException e) {
        throw new DamagedInputException(
            Reason.ENCODING, "the bytes are not in the declared encoding " + charset, e);
      }
    }
  }
}
