package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final String VALID =
      """
      {
        "format" : "litmill-bundle/1",
        "name" : "labels-1.0",
        "model" : {
          "architecture" : {
            "family" : "bert", "vocabularySize" : 84, "embeddingSize" : 16, "hiddenSize" : 16,
            "layers" : 2, "heads" : 2, "intermediateSize" : 32, "positions" : 64,
            "positionOffset" : 0, "tokenTypes" : 2, "layerNormEpsilon" : 1.0E-12,
            "activation" : "gelu", "embeddingScale" : 1.0
          },
          "task" : "multi-label", "labels" : [ "a", "b" ], "pooler" : true
        },
        "maxTokens" : 64,
        "weightType" : "bfloat16",
        "parameters" : 12345,
        "precision" : "auto",
        "thresholds" : { "b" : 0.25 },
        "drift" : [ {"flavour" : "onednn-bfloat16", "rms" : 0.01, "decisions" : 12, "changed" : 1} ],
        "source" : {
          "format" : "safetensors", "name" : "x", "license" : "MIT",
          "files" : { "model.safetensors" : { "bytes" : 3, "sha256" : "aa" } }
        },
        "card" : {
          "trainingData" : [ "HoC" ], "scores" : { "micro-f1" : 0.8 }, "settings" : { "seed" : "1" }
        },
        "files" : { "golden.json" : { "bytes" : 5, "sha256" : "bb" } }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), VALID);
  }

  @Test
  void isWrittenAsItWasRead() throws IOException {
    Manifest manifest = Bundle.open(folder).manifest();
    assertThat(Bundle.JSON.readTree(Bundle.JSON.writeValueAsBytes(manifest)))
        .isEqualTo(Bundle.JSON.readTree(VALID));
  }

  @Test
  void theSameContentIsTheSameBytes() throws IOException {
    Manifest manifest = Bundle.open(folder).manifest();
    byte[] once = Bundle.JSON.writeValueAsBytes(manifest);
    assertThat(Bundle.JSON.writeValueAsBytes(Bundle.JSON.readValue(once, Manifest.class)))
        .isEqualTo(once);
  }

  @Test
  void whatMayBeLeftOutIsEmpty() throws IOException {
    change(tree -> tree.remove(java.util.List.of("thresholds", "drift", "card")));
    Manifest manifest = Bundle.open(folder).manifest();
    assertThat(manifest.thresholds()).isEmpty();
    assertThat(manifest.drift()).isEmpty();
    assertThat(manifest.card()).isEqualTo(Manifest.Card.EMPTY);
    assertThat(manifest.threshold("a")).isEqualTo(0.5);
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    assertRefused(
        tree -> tree.put("format", "litmill-bundle/2"),
        "format \"litmill-bundle/2\" is not litmill-bundle/1: made by another version of Litmill");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", ".x", "a b", "a/b", "a@b", "é"})
  void aNameThatIsNoneIsRefused(String name) throws IOException {
    assertRefused(tree -> tree.put("name", name), "name \"" + name + "\" of a bundle must");
  }

  @Test
  void aNameOfAHundredCharactersIsTakenAndOneMoreIsNot() throws IOException {
    change(tree -> tree.put("name", "x".repeat(100)));
    assertThat(Bundle.open(folder).manifest().name()).hasSize(100);
    assertRefused(tree -> tree.put("name", "x".repeat(101)), "100 at most");
  }

  @Test
  void aThresholdForALabelThatIsNotThereIsRefused() throws IOException {
    assertRefused(
        tree -> ((ObjectNode) tree.get("thresholds")).put("c", 0.5),
        "threshold for a label that is not there: c");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5})
  void aThresholdThatIsNoProbabilityIsRefused(double value) throws IOException {
    assertRefused(
        tree -> ((ObjectNode) tree.get("thresholds")).put("a", value),
        "threshold " + value + " of a is not between 0 and 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 65})
  void aLongestSequenceOutOfRangeIsRefused(int maxTokens) throws IOException {
    assertRefused(
        tree -> tree.put("maxTokens", maxTokens), "maxTokens " + maxTokens + " is not in 3..64");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 64})
  void aLongestSequenceAtTheLimitsIsTaken(int maxTokens) throws IOException {
    change(tree -> tree.put("maxTokens", maxTokens));
    assertThat(Bundle.open(folder).manifest().maxTokens()).isEqualTo(maxTokens);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "weightType", "precision", "source", "files"})
  void whatIsMissingIsNamed(String field) throws IOException {
    assertRefused(tree -> tree.remove(field), field);
  }

  @Test
  void anUnknownFieldIsNamed() throws IOException {
    assertRefused(tree -> tree.put("colour", "green"), "\"colour\"");
  }

  @ParameterizedTest
  @CsvSource({"precision, float8", "weightType, int4"})
  void anUnknownValueIsNamed(String field, String value) throws IOException {
    assertRefused(tree -> tree.put(field, value), value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "42"})
  void whatIsNoManifestIsRefused(String content) throws IOException {
    Files.writeString(folder.resolve("manifest.json"), content);
    assertThatThrownBy(() -> Bundle.open(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(folder.resolve("manifest.json").toString());
  }

  private static final String PAIRS =
      """
      { "headType" : "Chemical", "tailType" : "Gene", "headTag" : "@CHEMICAL$",
        "tailTag" : "@GENE$", "overlapTag" : "@CHEM-GENE$", "negativeLabel" : "%s" }
      """;

  private static JsonNode pairs(String negativeLabel) {
    try {
      return Bundle.JSON.readTree(PAIRS.formatted(negativeLabel));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void pairsAreReadWhereTheyAreAndNullWhereNot() throws IOException {
    assertThat(Bundle.open(folder).manifest().pairs()).isNull();
    change(tree -> tree.set("pairs", pairs("b")));
    Manifest manifest = Bundle.open(folder).manifest();
    assertThat(manifest.pairs().headTag()).isEqualTo("@CHEMICAL$");
    assertThat(Bundle.JSON.readTree(Bundle.JSON.writeValueAsBytes(manifest)).get("pairs"))
        .isEqualTo(pairs("b"));
  }

  @Test
  void aNegativeLabelThatIsNoLabelIsRefused() throws IOException {
    assertRefused(tree -> tree.set("pairs", pairs("c")), "negativeLabel \"c\" of pairs is none");
  }

  @Test
  void pairsOfATokenModelAreRefused() throws IOException {
    assertRefused(
        tree -> {
          tree.set("pairs", pairs("b"));
          ((ObjectNode) tree.get("model")).put("task", "token");
        },
        "pairs are for single-label and multi-label, not for task token");
  }

  private void assertRefused(Consumer<ObjectNode> change, String message) throws IOException {
    change(change);
    assertThatThrownBy(() -> Bundle.open(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(folder.resolve("manifest.json").toString())
        .hasMessageContaining(message);
  }

  private void change(Consumer<ObjectNode> change) throws IOException {
    JsonNode tree = Bundle.JSON.readTree(VALID);
    change.accept((ObjectNode) tree);
    Bundle.JSON.writeValue(folder.resolve("manifest.json").toFile(), tree);
  }
}
