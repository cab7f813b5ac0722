package io.litmill.concepts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.litmill.concepts.IndexManifest.FileDigest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * The files of an index and their layout.
 *
 * <p>{@code names.fst} maps a key to a number: a concept's ordinal times two, or the offset of a
 * list of ordinals in {@code lists.bin} times two plus one. A key is a byte for the type, a byte
 * for the method, and the name's key in UTF-8. {@code concepts.bin} holds identifier and preferred
 * name of each concept, {@code offsets.bin} where each begins there, as eight bytes.
 */
final class IndexFiles {
  static final String NAMES = "names.fst";
  static final String NAMES_HEADER = "names.meta";
  static final String LISTS = "lists.bin";
  static final String CONCEPTS = "concepts.bin";
  static final String OFFSETS = "offsets.bin";

  private static final int DIGITS_OF_VERSION = 16;
  private static final int BUFFER = 1 << 16;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private IndexFiles() {}

  static FileDigest digest(Directory directory, String file) throws IOException {
    MessageDigest sha256 = sha256();
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      byte[] buffer = new byte[BUFFER];
      for (long left = in.length(); left > 0; ) {
        int part = (int) Math.min(left, buffer.length);
        in.readBytes(buffer, 0, part);
        sha256.update(buffer, 0, part);
        left -= part;
      }
      return new FileDigest(in.length(), HexFormat.of().formatHex(sha256.digest()));
    }
  }

  static void write(Directory directory, IndexManifest manifest) throws IOException {
    byte[] json = JSON.writeValueAsBytes(manifest);
    try (IndexOutput out = directory.createOutput(IndexManifest.FILE, IOContext.DEFAULT)) {
      out.writeBytes(json, json.length);
    }
  }

  static byte[] manifestBytes(Directory directory) throws IOException {
    try (IndexInput in = directory.openInput(IndexManifest.FILE, IOContext.READONCE)) {
      byte[] json = new byte[Math.toIntExact(in.length())];
      in.readBytes(json, 0, json.length);
      return json;
    }
  }

  static IndexManifest manifest(byte[] json) throws ConceptIndexException {
    try {
      return JSON.readValue(json, IndexManifest.class);
    } catch (JsonProcessingException e) {
      throw new ConceptIndexException(
          IndexManifest.FILE + " is not readable: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ConceptIndexException(IndexManifest.FILE + " is not readable", e);
    }
  }

  /** Name and digest of the manifest, which has the digests of all files. */
  static String version(String name, byte[] manifest) {
    String digest = HexFormat.of().formatHex(sha256().digest(manifest));
    return name + "@" + digest.substring(0, DIGITS_OF_VERSION);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
