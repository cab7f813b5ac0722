package io.litmill.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References as users write them, and how a bundle is compared with one. */
class ReferenceTest {
  @TempDir static Path store;
  @TempDir Path work;

  private static Bundle bundle;

  @BeforeAll
  static void importOnce() throws IOException {
    bundle = PublishedCheckpoints.imported("bert-token", store);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'format':'litmill-reference/2'}|format \"litmill-reference/2\" is not litmill-reference/1",
        "{'format':'litmill-reference/1'}|there are no examples",
        "{'format':'litmill-reference/1','examples':[]}|there are no examples",
        "{'format':'litmill-reference/1','examples':[{}]}|an example has no input_ids",
        "{'format':'litmill-reference/1','examples':[{'input_ids':[]}]}|an example has no input_ids",
        "{'format':'litmill-reference/1','examples':[{'input_ids':[2],'token_type_ids':[0,0],"
            + "'outputs':{'logits':[1]}}]}|an example has 2 token_type_ids for 1 input_ids",
        "{'format':'litmill-reference/1','examples':[{'input_ids':[2]}]}|an example has no outputs",
        "{'format':'litmill-reference/1','examples':[null]}|an example is null",
        "{'format':'litmill-reference/1','examples':[{'input_ids':[2],'outputs':{'logits':[1]},"
            + "'ids':[1]}]}|\"ids\"",
        "{'format':|end-of-input",
        "null|holds no reference",
      })
  void aFileThatIsNoReferenceIsNamedWithTheReason(String json, String message) throws IOException {
    Path file = work.resolve("reference.json");
    Files.writeString(file, json.replace('\'', '"'));
    assertThatThrownBy(() -> Reference.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void missingTokenTypesAreZero() throws IOException {
    Path file = work.resolve("reference.json");
    Files.writeString(
        file,
        """
        {"format": "litmill-reference/1", "engine": "x",
         "examples": [{"input_ids": [2, 5, 3], "outputs": {"logits": [1.5]}}]}
        """);
    assertThat(Reference.read(file).examples().get(0).tokenTypes()).containsExactly(0, 0, 0);
  }

  @Test
  void otherTokenIdsThanTheTokenizersAreRefused() {
    Reference other = with(example("gene", 2, 7, 3));
    int[] ids = idsOfGene();
    assertThatThrownBy(() -> ReferenceCheck.of(bundle, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the tokenizer gives other ids than the reference for \"gene\": %s, not [2, 7, 3]"
                .formatted(Arrays.toString(ids)));
  }

  private static int[] idsOfGene() {
    try {
      return bundle.tokenizer().frame().single(bundle.tokenizer().encode("gene")).ids();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tokensOutsideTheVocabularyAreRefused() {
    assertThatThrownBy(() -> ReferenceCheck.of(bundle, with(example(null, 2, 84, 3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the reference is of another model: input_ids 84 is not in 0..83");
  }

  @Test
  void tokenTypesOutsideTheTableAreRefused() {
    Reference.Example example =
        new Reference.Example(
            null, null, new int[] {2, 3}, new int[] {0, 2}, Map.of("logits", numbers(6)));
    assertThatThrownBy(() -> ReferenceCheck.of(bundle, with(example)))
        .hasMessage("the reference is of another model: token_type_ids 2 is not in 0..1");
  }

  @Test
  void sequencesThatAreTooLongAreRefused() {
    assertThatThrownBy(() -> ReferenceCheck.of(bundle, with(example(null, new int[65]))))
        .hasMessage(
            "the reference is of another model: an example has 65 tokens, the model takes 64");
  }

  private static Reference with(Reference.Example example) {
    return new Reference(Reference.FORMAT, "a test", List.of(example));
  }

  private static Reference.Example example(String text, int... ids) {
    return new Reference.Example(text, null, ids, null, Map.of("logits", numbers(3 * ids.length)));
  }

  private static com.fasterxml.jackson.databind.JsonNode numbers(int count) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < count; i++) {
      array.add(0.5);
    }
    return array;
  }
}
