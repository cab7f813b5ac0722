package io.litmill.training;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What a training depends on, as a digest: it can go on only where this is the same. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Base base, Recipe recipe, TrainingData data) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(base.name().getBytes(StandardCharsets.UTF_8));
      digest.update(
          RecipeFile.JSON
              .writer()
              .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
              .writeValueAsBytes(recipe));
      for (int i = 0; i < data.size(); i++) {
        Example example = data.get(i);
        digest.update((byte) example.length());
        digest.update(
            Integer.toString(Arrays.hashCode(example.ids())).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
