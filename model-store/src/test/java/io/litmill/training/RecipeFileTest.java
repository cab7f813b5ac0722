package io.litmill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.architecture.Task;
import io.litmill.corpus.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeFileTest {
  private static final String VALID =
      """
      {"task": "token", "types": ["Gene"],
       "train": [{"data": "conll:GENE=Gene:train.tsv", "weight": 0.5}],
       "dev": [{"data": "conll:GENE=Gene:dev.tsv", "limit": 10}],
       "settings": {"epochs": 3, "learning-rate": 1e-4}}
      """;

  @TempDir Path folder;

  private Recipe read(String content) throws IOException {
    Path file = folder.resolve("recipe.json");
    Files.writeString(file, content);
    return RecipeFile.read(file);
  }

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    Recipe recipe = read(VALID);
    assertThat(recipe.task()).isEqualTo(Task.TOKEN);
    assertThat(recipe.train().get(0).weight()).isEqualTo(0.5);
    assertThat(recipe.dev().get(0).weight()).isEqualTo(1);
    assertThat(recipe.dev().get(0).name()).isEqualTo("dev.tsv");
    TrainingSettings settings = recipe.settings().complete(512);
    assertThat(settings.epochs()).isEqualTo(3);
    assertThat(settings.batchTokens()).isEqualTo(2048);
    assertThat(settings.maxTokens()).isEqualTo(128);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"token\"|\"tokens\"|task|tokens",
        "\"types\"|\"typ\"|typ|typ",
        "0.5|-1|train[0]|weight -1.0 is not in 0..100",
        "conll:GENE=Gene:train|conl:GENE=Gene:train|train[0].data|data format \"conl\" is not"
            + " known",
        "10}|0}|dev[0]|limit 0 is below 1",
        "\"epochs\": 3|\"epochs\": \"x\"|settings.epochs|x",
        "\"learning-rate\"|\"learningrate\"|settings.learningrate|learningrate",
      })
  void errorsNameTheFileAndTheKey(String from, String to, String key, String reason) {
    assertThatThrownBy(() -> read(VALID.replace(from, to)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recipe.json")
        .hasMessageContaining(key)
        .hasMessageContaining(reason);
  }

  @Test
  void textThatIsNoJsonNamesTheLine() {
    assertThatThrownBy(() -> read("{\n\"task\" \"token\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("recipe.json, line 2");
  }

  @Test
  void dataToTrainOnAndToChooseByMustBeNamed() {
    assertThatThrownBy(() -> read("{\"task\": \"token\", \"types\": [\"Gene\"]}"))
        .hasMessageContaining("train names no data");
  }

  @Test
  void aSettingOutOfRangeIsNamed() throws IOException {
    Recipe recipe = read(VALID.replace("\"epochs\": 3", "\"epochs\": 0"));
    assertThatThrownBy(() -> recipe.settings().complete(512))
        .hasMessageContaining("epochs 0 is below 1");
    Recipe longer = read(VALID.replace("\"epochs\": 3", "\"max-tokens\": 600"));
    assertThatThrownBy(() -> longer.settings().complete(512))
        .hasMessageContaining("max-tokens 600 is more than the 512");
  }

  @Test
  void settingsOfTheUserGoBeforeThoseOfTheRecipe() throws IOException {
    Settings user = RecipeFile.JSON.readValue("{\"epochs\": 9, \"seed\": 4}", Settings.class);
    TrainingSettings settings = user.over(read(VALID).settings()).complete(512);
    assertThat(settings.epochs()).isEqualTo(9);
    assertThat(settings.seed()).isEqualTo(4);
    assertThat(settings.optimizer().learningRate()).isEqualTo(1e-4);
  }

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("recipes"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theRecipesOfTheRepositoryAreValid(Path recipe) throws IOException {
    RecipeFile.read(recipe).settings().complete(512);
  }

  @Test
  void theQuestionsOfTheRepositoryAreReadAndAskDifferentThings() throws IOException {
    Recipe recipe = RecipeFile.read(Path.of("recipes", "blue", "questions.json"));
    Path folder = Path.of("src", "test", "resources", "questions");
    Dataset dev = recipe.dev().get(0).data().read(folder);
    HeldOut held = new HeldOut();
    held.add(dev);
    Dataset.Questions train = (Dataset.Questions) recipe.train().get(0).data().read(folder);
    assertThat(dev.size()).isEqualTo(120);
    assertThat(train.questions())
        .hasSize(640)
        .noneMatch(question -> held.holds(HeldOut.of(question)));
  }
}
