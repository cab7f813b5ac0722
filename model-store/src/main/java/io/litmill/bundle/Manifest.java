package io.litmill.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.litmill.architecture.ModelForm;
import io.litmill.architecture.Task;
import io.litmill.graph.Flavour;
import io.litmill.pairs.PairMarking;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a bundle says of itself: manifest.json.
 *
 * @param format always {@link #FORMAT}
 * @param name a short name: letters, digits, dot, hyphen, underscore
 * @param model family, sizes, task, labels
 * @param maxTokens longest sequence in tokens, special tokens included
 * @param weightType in which the variables file holds the weights
 * @param parameters numbers in all weights
 * @param precision in which the bundle is computed where the device can
 * @param thresholds a label is given from this probability on; multi-label: 0.5 where a label is
 *     not listed; single-label: only for the label that means none of the others, which without a
 *     threshold is given where it is the likeliest
 * @param pairs how pairs of mentions are marked; null unless the bundle classifies relations
 * @param drift what half precision changes, measured at import; empty where nothing was measured
 * @param source where the weights come from
 * @param card what is known of training and scores
 * @param files of the bundle by path, without the manifest itself
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Manifest(
    String format,
    String name,
    ModelForm model,
    int maxTokens,
    WeightType weightType,
    long parameters,
    Precision precision,
    Map<String, Double> thresholds,
    PairMarking pairs,
    List<Drift> drift,
    Source source,
    Card card,
    SortedMap<String, FileDigest> files) {

  public static final String FORMAT = "litmill-bundle/1";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final double DEFAULT_THRESHOLD = 0.5;

  public Manifest {
    if (!FORMAT.equals(format)) {
      throw new IllegalArgumentException(
          "format \"" + format + "\" is not " + FORMAT + ": made by another version of Litmill");
    }
    requireName(name);
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(weightType, "weightType");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(files, "files");
    if (maxTokens < 3 || maxTokens > model.architecture().maxTokens()) {
      throw new IllegalArgumentException(
          "maxTokens " + maxTokens + " is not in 3.." + model.architecture().maxTokens());
    }
    thresholds = sorted(thresholds);
    thresholds.forEach((label, value) -> requireThreshold(model, label, value));
    if (pairs != null) {
      requirePairs(model, pairs);
    }
    drift = drift == null ? List.of() : List.copyOf(drift);
    card = card == null ? Card.EMPTY : card;
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Checks a name before it becomes part of a path.
   *
   * @throws IllegalArgumentException if a bundle cannot have it
   */
  public static void requireName(String name) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name \""
              + name
              + "\" of a bundle must begin with a letter or digit and go on with letters, digits,"
              + " dots, hyphens and underscores, 100 at most");
    }
  }

  /** The same manifest with what is known once the files are written. */
  Manifest completed(List<Drift> drift, SortedMap<String, FileDigest> files) {
    return new Manifest(
        format,
        name,
        model,
        maxTokens,
        weightType,
        parameters,
        precision,
        thresholds,
        pairs,
        drift,
        source,
        card,
        files);
  }

  /** The probability from which a label is given. */
  public double threshold(String label) {
    return thresholds.getOrDefault(label, DEFAULT_THRESHOLD);
  }

  /** In the order of keys, so that the same content is the same file. */
  private static <V> Map<String, V> sorted(Map<String, V> values) {
    return Collections.unmodifiableSortedMap(
        values == null ? new TreeMap<>() : new TreeMap<>(values));
  }

  private static void requireThreshold(ModelForm model, String label, double value) {
    if (!model.labels().contains(label)) {
      throw new IllegalArgumentException("threshold for a label that is not there: " + label);
    }
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "threshold " + value + " of " + label + " is not between 0 and 1");
    }
  }

  private static void requirePairs(ModelForm model, PairMarking pairs) {
    if (model.task() != Task.SINGLE_LABEL && model.task() != Task.MULTI_LABEL) {
      throw new IllegalArgumentException(
          "pairs are for single-label and multi-label, not for task " + model.task().optionName());
    }
    if (!model.labels().contains(pairs.negativeLabel())) {
      throw new IllegalArgumentException(
          "negativeLabel \"%s\" of pairs is none of the labels %s"
              .formatted(pairs.negativeLabel(), model.labels()));
    }
  }

  /** The precision to compute in. */
  public enum Precision {
    /** bfloat16 where the processor computes it natively, float32 elsewhere. */
    AUTO("auto"),
    FLOAT32("float32"),
    BFLOAT16("bfloat16"),
    FLOAT16("float16");

    private final String optionName;

    Precision(String optionName) {
      this.optionName = optionName;
    }

    @JsonValue
    public String optionName() {
      return optionName;
    }
  }

  /**
   * What a flavour changed against float32, over the tokens of the golden texts.
   *
   * @param rms root mean square of the difference of outputs
   * @param decisions how many labels, or positions, were decided
   * @param changed how many of them came out otherwise
   */
  public record Drift(Flavour flavour, double rms, int decisions, int changed) {}

  /**
   * Where weights come from.
   *
   * @param format safetensors, or tensorflow
   * @param name the folder's name, or as the user says
   * @param license as the user says
   * @param files SHA-256 of each file that weights were read from
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Source(
      String format, String name, String license, SortedMap<String, FileDigest> files) {}

  /**
   * What is known of a model beside its numbers.
   *
   * @param trainingData names of corpora
   * @param scores by name, as the card explains
   * @param settings of the training by name
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Card(
      List<String> trainingData, Map<String, Double> scores, Map<String, String> settings) {
    public static final Card EMPTY = new Card(List.of(), Map.of(), Map.of());

    public Card {
      trainingData = trainingData == null ? List.of() : List.copyOf(trainingData);
      scores = sorted(scores);
      settings = sorted(settings);
    }
  }

  /** Size and SHA-256 (hexadecimal) of a file. */
  public record FileDigest(long bytes, String sha256) {}
}
