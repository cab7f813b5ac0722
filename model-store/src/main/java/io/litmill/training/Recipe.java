package io.litmill.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.litmill.architecture.Task;
import io.litmill.corpus.DataSource;
import io.litmill.pairs.PairMarking;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a bundle is trained on and how: a JSON file. All paths are relative to the folder of data.
 *
 * @param description for the model card
 * @param task as in manifests: token, single-label, multi-label, regression or question
 * @param labels of the classes, in order; for single-label and multi-label they may be left to the
 *     data; for a token task with one softmax, as {@code O, B-Gene, I-Gene}
 * @param types for a token task with a softmax for each type: the types of entities
 * @param pairs how pairs of mentions are marked, where relations are classified
 * @param train what to train on
 * @param dev what to choose the best weights by
 * @param leaveOut further data whose texts are not trained on, beside those of {@code dev}
 * @param thresholds whether thresholds are chosen on the dev sets
 * @param labelWeights factor of the loss of a class; 1 where it is not listed
 * @param score of the dev sets that decides: {@code f1} and so on, the task's usual one if not
 *     given
 * @param settings of the training
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Recipe(
    String description,
    Task task,
    List<String> labels,
    List<String> types,
    PairMarking pairs,
    List<Part> train,
    List<DevPart> dev,
    @JsonProperty("leave-out") List<DataSource> leaveOut,
    boolean thresholds,
    @JsonProperty("label-weights") Map<String, Double> labelWeights,
    String score,
    Settings settings) {

  /**
   * Data to train on.
   *
   * @param weight how often a text comes in an epoch, as a fraction its probability; 1 if not given
   * @param labelShares by label: the probability with which a text of the label is used at all in
   *     an epoch; for negatives that are too many
   */
  public record Part(
      DataSource data,
      Double weight,
      @JsonProperty("label-shares") Map<String, Double> labelShares) {
    public Part {
      Objects.requireNonNull(data, "data");
      weight = weight == null ? 1 : weight;
      labelShares = labelShares == null ? Map.of() : Map.copyOf(labelShares);
      if (!(weight > 0 && weight <= 100)) {
        throw new IllegalArgumentException("weight " + weight + " is not in 0..100");
      }
    }

    static Part of(DataSource data) {
      return new Part(data, 1.0, Map.of());
    }
  }

  /**
   * Data to score on.
   *
   * @param name in reports; the file's if not given
   * @param weight in the mean of the scores of all dev sets; 1 if not given
   * @param limit how many texts are scored while training, spread over all; all if not given. The
   *     final scores are always of all
   */
  public record DevPart(String name, DataSource data, Double weight, Integer limit) {
    public DevPart {
      Objects.requireNonNull(data, "data");
      name = name == null ? data.file() : name;
      weight = weight == null ? 1 : weight;
      limit = limit == null ? Integer.MAX_VALUE : limit;
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("weight " + weight + " is negative");
      }
      if (limit < 1) {
        throw new IllegalArgumentException("limit " + limit + " is below 1");
      }
    }

    static DevPart of(DataSource data) {
      return new DevPart(null, data, 1.0, null);
    }
  }

  public Recipe {
    Objects.requireNonNull(task, "task");
    description = description == null ? "" : description;
    labels = labels == null ? List.of() : List.copyOf(labels);
    types = types == null ? List.of() : List.copyOf(types);
    train = train == null ? List.of() : List.copyOf(train);
    dev = dev == null ? List.of() : List.copyOf(dev);
    leaveOut = leaveOut == null ? List.of() : List.copyOf(leaveOut);
    labelWeights = labelWeights == null ? Map.of() : Map.copyOf(labelWeights);
    settings = settings == null ? Settings.EMPTY : settings;
    if (task == Task.ENCODER || task == Task.CAUSAL_LM) {
      throw new IllegalArgumentException("task " + task.optionName() + " is not fine-tuned");
    }
    if (train.isEmpty()) {
      throw new IllegalArgumentException("train names no data");
    }
    if (dev.isEmpty()) {
      throw new IllegalArgumentException("dev names no data");
    }
    if (task == Task.TOKEN && labels.isEmpty() == types.isEmpty()) {
      throw new IllegalArgumentException(
          "a token task has either types (a softmax each) or labels (one softmax)");
    }
  }

  Recipe withSettings(Settings others) {
    return new Recipe(
        description,
        task,
        labels,
        types,
        pairs,
        train,
        dev,
        leaveOut,
        thresholds,
        labelWeights,
        score,
        others);
  }

  /**
   * A recipe of data alone.
   *
   * @param labels empty for those of the data: of a token task a softmax for each of its types
   */
  public static Recipe of(
      Task task, List<String> labels, List<DataSource> train, List<DataSource> dev) {
    boolean byType = task == Task.TOKEN && labels.isEmpty();
    List<String> types =
        byType
            ? train.stream().flatMap(d -> d.mapping().targets().stream()).distinct().toList()
            : List.of();
    if (byType && types.isEmpty()) {
      throw new IllegalArgumentException(
          "a token task needs the types of entities: map them, as in conll:Chemical=Chemical:FILE,"
              + " or name --labels");
    }
    return new Recipe(
        null,
        task,
        labels,
        types,
        null,
        train.stream().map(Part::of).toList(),
        dev.stream().map(DevPart::of).toList(),
        null,
        false,
        null,
        null,
        null);
  }
}
