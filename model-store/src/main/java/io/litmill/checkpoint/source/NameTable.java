package io.litmill.checkpoint.source;

import io.litmill.architecture.Family;
import io.litmill.architecture.Task;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of the weights in one form of checkpoint. Lines leave out the prefix of the family.
 *
 * @param spelling of the names, where it is not that of the lines
 * @param encoder everything up to the hidden states
 * @param projection from the embedding's width to the hidden width, where they differ
 * @param pooler kept in an encoder where it is stored
 * @param heads by task, each with the pooler if it reads it; a task without an entry is not to be
 *     had of this form
 * @param otherHeads names of tensors that some task needs and others leave
 */
record NameTable(
    Family family,
    Spelling spelling,
    List<WeightLine> encoder,
    List<WeightLine> projection,
    List<WeightLine> pooler,
    Map<Task, List<WeightLine>> heads,
    Pattern otherHeads) {

  /**
   * How names in a file differ from those in the lines.
   *
   * @param prefixes one of which stands before the encoder's names; or none does, as when the bare
   *     encoder was saved
   * @param variants old or other spellings, and what the lines say instead
   * @param skipped tensors that are no weights: buffers, the optimiser's slots
   */
  record Spelling(List<String> prefixes, Map<Pattern, String> variants, Pattern skipped) {

    /** The name a line would give the stored tensor. */
    String normalise(String stored) {
      String name = stored;
      for (String prefix : prefixes) {
        if (name.startsWith(prefix)) {
          name = name.substring(prefix.length());
          break;
        }
      }
      for (Map.Entry<Pattern, String> variant : variants.entrySet()) {
        name = variant.getKey().matcher(name).replaceAll(variant.getValue());
      }
      return name;
    }

    boolean skips(String normalised) {
      return skipped.matcher(normalised).matches();
    }
  }

  /** Whether the prefix, where there is one, stands before that name. */
  boolean prefixed(String normalised) {
    return Stream.of(encoder, projection, pooler)
        .flatMap(List::stream)
        .anyMatch(line -> root(line.stored()).equals(root(normalised)));
  }

  private static String root(String name) {
    return name.split("[./]", 2)[0];
  }

  boolean otherHead(String normalised) {
    return otherHeads.matcher(normalised).matches();
  }

  /** Where the encoder keeps a weight; null where it has none of that name. */
  String storedInEncoder(String weight) {
    return stored(encoder, weight);
  }

  /** Where the head of a task keeps a weight; null where it has none of that name. */
  String storedInHead(Task task, String weight) {
    return stored(heads.getOrDefault(task, List.of()), weight);
  }

  private static String stored(List<WeightLine> lines, String weight) {
    for (WeightLine line : lines) {
      for (WeightLine.Part part : line.parts()) {
        if ((line.name() + part.suffix()).equals(weight)) {
          return line.stored() + part.storedSuffix();
        }
      }
    }
    return null;
  }

  /** The names of the tasks this form of checkpoint can serve, for messages. */
  String taskNames() {
    return Stream.of(Task.values())
        .filter(heads::containsKey)
        .map(Task::optionName)
        .collect(Collectors.joining(", "));
  }

  /** The heads of an encoder; the same for the three tasks over a sequence. */
  static Map<Task, List<WeightLine>> heads(
      List<WeightLine> token, List<WeightLine> sequence, List<WeightLine> question) {
    return Map.of(
        Task.TOKEN, token,
        Task.SINGLE_LABEL, sequence,
        Task.MULTI_LABEL, sequence,
        Task.REGRESSION, sequence,
        Task.QUESTION, question,
        Task.ENCODER, List.of());
  }
}
