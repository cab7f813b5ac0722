package io.litmill.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Inputs of a model with the outputs that an engine computed for them: the golden example of a
 * bundle, and the file with which users check an import against their own engine.
 *
 * @param format always {@link #FORMAT}
 * @param engine that computed the outputs
 */
public record Reference(String format, String engine, List<Example> examples) {
  public static final String FORMAT = "litmill-reference/1";

  public Reference {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException("format \"" + format + "\" is not " + FORMAT);
    }
    if (examples == null || examples.isEmpty()) {
      throw new IllegalArgumentException("there are no examples");
    }
    for (Example example : examples) {
      if (example == null) {
        throw new IllegalArgumentException("an example is null");
      }
    }
    examples = List.copyOf(examples);
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException that names the file, if it is not a valid reference
   */
  public static Reference read(Path file) throws IOException {
    try {
      Reference reference = Bundle.JSON.readValue(file.toFile(), Reference.class);
      if (reference == null) {
        throw new IllegalArgumentException(file + ": holds no reference");
      }
      return reference;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  /**
   * One sequence, or pair, without padding.
   *
   * @param text where known: the tokenizer must give {@code inputIds} for it
   * @param tokenTypes null for all 0
   * @param outputs nested lists of numbers by the names of the model's outputs, without an extent
   *     for the batch
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Example(
      String text,
      @JsonProperty("text_pair") String textPair,
      @JsonProperty("input_ids") int[] inputIds,
      @JsonProperty("token_type_ids") int[] tokenTypes,
      Map<String, JsonNode> outputs) {
    public Example {
      if (inputIds == null || inputIds.length == 0) {
        throw new IllegalArgumentException("an example has no input_ids");
      }
      tokenTypes = tokenTypes == null ? new int[inputIds.length] : tokenTypes;
      if (tokenTypes.length != inputIds.length) {
        throw new IllegalArgumentException(
            "an example has %d token_type_ids for %d input_ids"
                .formatted(tokenTypes.length, inputIds.length));
      }
      if (outputs == null || outputs.isEmpty()) {
        throw new IllegalArgumentException("an example has no outputs");
      }
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }
}
