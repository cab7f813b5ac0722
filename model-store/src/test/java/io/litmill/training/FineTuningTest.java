package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.bundle.Bundle;
import io.litmill.bundle.BundleException;
import io.litmill.bundle.BundleVerification;
import io.litmill.bundle.Manifest;
import io.litmill.bundle.WeightType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of task from a recipe to a bundle, on a few lines that a model can learn by heart. */
class FineTuningTest {
  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private Path base;

  @BeforeEach
  void writeBase() throws IOException {
    base = SmallTraining.base(folder.resolve("base"));
  }

  private Bundle train(String recipe, String name) throws IOException, InterruptedException {
    return training(recipe).run(folder.resolve("out").resolve(name), false, false);
  }

  private FineTuning training(String recipe) throws IOException {
    Path file = folder.resolve("recipe.json");
    Files.writeString(file, recipe);
    return new FineTuning(
        Base.ofConfiguration(base), RecipeFile.read(file), Settings.EMPTY, folder, lines::add);
  }

  /** The dev data has the same lines in another order of letters, so it is not held out. */
  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }

  /** Of few epochs, each with every example ten times, for after each of them a model is scored. */
  private static String settings(int epochs) {
    return """
    "settings": {"epochs": %d, "batch-tokens": 64, "max-tokens": 32, "learning-rate": 0.01,
      "dropout": 0, "weight-decay": 0, "precision": "float32", "threads": 1, "seed": 5}
    """
        .formatted(epochs);
  }

  private static final String TAGGED =
      """
      aa\tB-Gene
      bb\tI-Gene
      cc\tO

      dd\tO
      ee\tB-Disease
      cc\tO

      cc\tO
      aa\tB-Gene
      bb\tI-Gene
      dd\tO

      """;

  private void writeTagged() throws IOException {
    write("train.tsv", TAGGED);
    write("dev.tsv", "cc\tO\naa\tB-Gene\nbb\tI-Gene\n\nee\tB-Disease\ncc\tO\n");
  }

  private static String tokenRecipe(int epochs) {
    return """
    {"description": "Small.", "task": "token", "types": ["Gene", "Disease"],
     "train": [{"data": "conll:Gene=Gene,Disease=Disease:train.tsv", "weight": 10}],
     "dev": [{"name": "dev", "data": "conll:Gene=Gene,Disease=Disease:dev.tsv"}], %s}
    """
        .formatted(settings(epochs));
  }

  @Test
  void entities() throws Exception {
    writeTagged();
    Bundle bundle = train(tokenRecipe(4), "entities");
    assertThat(bundle.manifest().card().scores()).containsEntry("dev dev f1", 100.0);
    assertThat(bundle.manifest().model().labels())
        .containsExactly("O-Gene", "B-Gene", "I-Gene", "O-Disease", "B-Disease", "I-Disease");
    BundleVerification.of(bundle);
    Manifest manifest = bundle.manifest();
    assertThat(manifest.maxTokens()).isEqualTo(32);
    assertThat(manifest.files()).containsKey("README.md");
    assertThat(manifest.card().trainingData())
        .containsExactly("conll:Gene=Gene,Disease=Disease:train.tsv");
    assertThat(manifest.card().settings()).containsEntry("seed", "5");
    assertThat(Files.readString(bundle.folder().resolve("README.md")))
        .contains("# entities", "Small.", "| dev f1 | 100.00 |", "| learning-rate | 0.01 |");
    assertThat(folder.resolve("out/.training-entities")).doesNotExist();
  }

  @Test
  void entitiesWithOneSoftmax() throws Exception {
    writeTagged();
    String recipe =
        tokenRecipe(4)
            .replace(
                "\"types\": [\"Gene\", \"Disease\"]",
                "\"labels\": [\"O\", \"B-Gene\", \"I-Gene\", \"B-Disease\", \"I-Disease\"]");
    assertThat(train(recipe, "single").manifest().card().scores())
        .containsEntry("dev dev f1", 100.0);
  }

  @Test
  void relationsOfMarkedPairsWithAThreshold() throws Exception {
    StringBuilder documents = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String verb = i % 2 == 0 ? "stops" : "with";
      documents.append(document(10_000_000 + i, verb, i % 2 == 0));
    }
    write("train.txt", documents.toString());
    write("dev.txt", document(20_000_001, "stops", true) + document(20_000_002, "with", false));
    Bundle bundle =
        train(
            """
            {"task": "single-label",
             "pairs": {"headType": "Chemical", "tailType": "Disease", "headTag": "@c$",
               "tailTag": "@d$", "overlapTag": "@cd$", "negativeLabel": "none"},
             "train": [{"data": "cid:train.txt", "weight": 10}], "dev": [{"name": "dev", "data": "cid:dev.txt"}],
             "thresholds": true, %s}
            """
                .formatted(settings(4)),
            "relations");
    assertThat(bundle.manifest().card().scores()).containsEntry("dev dev f1", 100.0);
    assertThat(bundle.manifest().model().labels()).containsExactly("none", "CID");
    assertThat(bundle.manifest().pairs().headTag()).isEqualTo("@c$");
    assertThat(bundle.manifest().model().marks()).hasSize(2).doesNotHaveDuplicates();
    BundleVerification.of(bundle);
  }

  private static String document(int id, String verb, boolean related) {
    String title = "aa " + verb + " bb.";
    int tail = title.indexOf("bb");
    String lines =
        "%d|t|%s%n%d|a|%n".formatted(id, title, id)
            + "%d\t0\t2\taa\tChemical\tC1%n".formatted(id)
            + "%d\t%d\t%d\tbb\tDisease\tD1%n".formatted(id, tail, tail + 2);
    return lines + (related ? "%d\tCID\tC1\tD1%n".formatted(id) : "") + "\n";
  }

  @Test
  void pairsOfTexts() throws Exception {
    write(
        "train.tsv", "a\taa bb\tcc\tyes\nb\taa dd\tcc\tno\nc\tee bb\tcc\tyes\nd\tee dd\tcc\tno\n");
    write("dev.tsv", "e\tff bb\tcc\tyes\nf\tff dd\tcc\tno\n");
    Bundle bundle =
        train(
            """
            {"task": "single-label", "train": [{"data": "tsv:train.tsv", "weight": 10}],
             "dev": [{"name": "dev", "data": "tsv:dev.tsv"}], %s}
            """
                .formatted(settings(6)),
            "pairs");
    assertThat(bundle.manifest().card().scores()).containsEntry("dev dev accuracy", 100.0);
    assertThat(bundle.manifest().thresholds()).isEmpty();
    BundleVerification.of(bundle);
  }

  @Test
  void documentLabels() throws Exception {
    write("train.tsv", hallmarks(11_000_000, 4));
    write("dev.tsv", hallmarks(12_000_000, 1));
    Bundle bundle =
        train(
            """
            {"task": "multi-label", "train": [{"data": "hallmarks:train.tsv", "weight": 10}],
             "dev": [{"name": "dev", "data": "hallmarks:dev.tsv"}], "thresholds": true,
             "label-weights": {"resisting cell death": 2}, %s}
            """
                .formatted(settings(4)),
            "labels");
    assertThat(bundle.manifest().card().scores()).containsEntry("dev dev f1", 100.0);
    assertThat(bundle.manifest().model().labels()).hasSize(10);
    BundleVerification.of(bundle);
  }

  /** Sentences with "aa" have the first label, with "bb" the eighth, with both both. */
  private static String hallmarks(int id, int times) {
    StringBuilder text = new StringBuilder("labels\tsentence\tindex\n");
    for (int i = 0; i < times; i++) {
      text.append(labels(0)).append("\taa cc dd.\t").append(id + i).append("_s0\n");
      text.append(labels(7)).append("\tbb cc ee.\t").append(id + i).append("_s1\n");
      text.append(labels(0, 7)).append("\taa bb cc.\t").append(id + i + 100).append("_s0\n");
      text.append(labels()).append("\tcc dd ee.\t").append(id + i + 200).append("_s0\n");
    }
    return text.toString();
  }

  private static String labels(int... given) {
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      int label = i;
      boolean on = Arrays.stream(given).anyMatch(one -> one == label);
      labels.append(i == 0 ? "" : ",").append(i).append('_').append(on ? 1 : 0);
    }
    return labels.toString();
  }

  @Test
  void similarity() throws Exception {
    write("train.tsv", "a\taa bb\taa bb\t4\nb\taa bb\tcc dd\t0\nc\tee\tee\t4\nd\tee\tff\t0\n");
    write("dev.tsv", "a\tbb aa\taa bb\t4\nb\tbb aa\tcc dd\t0\nc\tee ee\tff\t0\n");
    Bundle bundle =
        train(
            """
            {"task": "regression", "train": [{"data": "biosses:train.tsv", "weight": 10}],
             "dev": [{"name": "dev", "data": "biosses:dev.tsv"}], %s}
            """
                .formatted(settings(6)),
            "similarity");
    assertThat(bundle.manifest().card().scores().get("dev dev pearson")).isGreaterThan(90);
    BundleVerification.of(bundle);
  }

  @Test
  void questions() throws Exception {
    write("train.json", squad("dd aa bb cc", "ee ff aa bb", "aa bb gg"));
    write("dev.json", squad("hh aa bb ii"));
    Bundle bundle =
        train(
            """
            {"task": "question", "train": [{"data": "squad:train.json", "weight": 10}],
             "dev": [{"name": "dev", "data": "squad:dev.json"}], %s}
            """
                .formatted(settings(6)),
            "questions");
    assertThat(bundle.manifest().card().scores()).containsEntry("dev dev exact-match", 100.0);
    BundleVerification.of(bundle);
  }

  private static String squad(String... contexts) {
    StringBuilder paragraphs = new StringBuilder();
    for (String context : contexts) {
      paragraphs
          .append(paragraphs.isEmpty() ? "" : ",")
          .append(
              """
              {"context": "%s", "qas": [{"id": "%s", "question": "which",
                "answers": [{"text": "aa bb", "answer_start": %d}]}]}
              """
                  .formatted(context, context, context.indexOf("aa bb")));
    }
    return "{\"version\": \"1.1\", \"data\": [{\"title\": \"t\", \"paragraphs\": ["
        + paragraphs
        + "]}]}";
  }

  @Test
  void aBundleIsABaseToo() throws Exception {
    writeTagged();
    Bundle first = train(tokenRecipe(4), "first");
    Path file = folder.resolve("recipe.json");
    Files.writeString(file, tokenRecipe(1).replace("0.01", "1e-9"));
    Settings float16 = RecipeFile.JSON.readValue("{\"weights\": \"float16\"}", Settings.class);
    Bundle second =
        new FineTuning(Base.ofBundle(first), RecipeFile.read(file), float16, folder, lines::add)
            .run(folder.resolve("out/second"), false, false);
    assertThat(second.manifest().card().scores())
        .as("the head is kept where the labels are the same")
        .containsEntry("dev dev f1", 100.0);
    assertThat(second.manifest().weightType()).isEqualTo(WeightType.FLOAT16);
    assertThat(second.manifest().source().name()).isEqualTo(first.id());
    BundleVerification.of(second);
  }

  @Test
  void aBundleThatIsThereIsNotReplacedUnasked() throws Exception {
    writeTagged();
    train(tokenRecipe(1), "twice");
    assertThatThrownBy(() -> train(tokenRecipe(1), "twice"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("--replace");
    training(tokenRecipe(1)).run(folder.resolve("out/twice"), true, false);
  }

  @Test
  void textsOfDevSetsAreNotTrainedOn() throws Exception {
    String known = "aaaa bbbb cccc dddd eeee ffff gggg".replace(" ", "\tO\n") + "\tO\n";
    write("train.tsv", TAGGED + known);
    write("dev.tsv", known.replace("aaaa\tO", "AAAA\tB-Gene") + "\nee\tB-Disease\n");
    train(tokenRecipe(1), "held");
    assertThat(lines).anyMatch(line -> line.endsWith("4 texts, 3 sequences to train on"));
  }

  @Test
  void dataOfAnotherTaskIsNamed() throws Exception {
    writeTagged();
    write("pairs.tsv", "a\taa\taa\t4\nb\taa\tcc\t0\n");
    String recipe =
        tokenRecipe(1).replace("conll:Gene=Gene,Disease=Disease:train.tsv", "biosses:pairs.tsv");
    assertThatThrownBy(() -> train(recipe, "wrong"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("biosses:pairs.tsv")
        .hasMessageContaining("mentions");
  }

  @Test
  void aLabelWeightForNoLabelIsRefused() throws Exception {
    write("train.tsv", "a\taa\tcc\tyes\nb\tbb\tcc\tno\n");
    String recipe =
        """
        {"task": "single-label", "train": [{"data": "tsv:train.tsv", "weight": 10}],
         "dev": [{"data": "tsv:train.tsv"}], "label-weights": {"maybe": 2}}
        """;
    assertThatThrownBy(() -> training(recipe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maybe");
  }
}
