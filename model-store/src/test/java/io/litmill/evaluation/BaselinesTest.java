package io.litmill.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.classification.TextInput;
import io.litmill.corpus.DataSource;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.SharedCorpora;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final List<String> BINDING = List.of("binds", "blocks", "inhibits", "stops");

  /** Sentences that a verb decides: half of them have one, and 30 more have none. */
  private static Dataset.Labels verbs(boolean many) {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean binds = i % 2 == 0;
      String verb = binds ? BINDING.get(i / 2 % BINDING.size()) : "ignores";
      Set<String> none = many ? Set.of() : Set.of("false");
      String text = "drug%d %s gene%d".formatted(i % 17, verb, i % 13);
      texts.add(LabelledText.of(i + "", i + "", text, binds ? Set.of("BIND") : none));
    }
    for (int i = 200; i < 230; i++) {
      texts.add(LabelledText.of(i + "", i + "", "a plain word", many ? Set.of() : Set.of("false")));
    }
    List<String> labels = many ? List.of("BIND") : List.of("BIND", "false");
    return new Dataset.Labels(texts, labels, many);
  }

  @Test
  void theLinearOneLearnsWhatWordsSay() throws InterruptedException {
    for (boolean many : new boolean[] {false, true}) {
      Map<String, TextLabeller> baselines = Baselines.train(List.of(verbs(many)), null, 1);
      List<TextInput> texts =
          List.of(TextInput.of("drugX inhibits geneY"), TextInput.of("drugX ignores geneY"));
      assertThat(baselines.get("linear").label(texts))
          .as("many labels: " + many)
          .containsExactly(List.of("BIND"), many ? List.of() : List.of("false"));
    }
  }

  @Test
  void theSimpleOnesSayAlwaysTheSame() throws InterruptedException {
    Map<String, TextLabeller> one = Baselines.train(List.of(verbs(false)), null, 1);
    List<TextInput> texts = List.of(TextInput.of("x"), TextInput.of("binds"));
    assertThat(one.get("majority").label(texts))
        .containsExactly(List.of("false"), List.of("false"));
    assertThat(one.get("most-frequent-positive").label(texts))
        .containsExactly(List.of("BIND"), List.of("BIND"));
    Map<String, TextLabeller> many = Baselines.train(List.of(verbs(true)), null, 1);
    assertThat(many.get("majority").label(texts)).containsExactly(List.of(), List.of());
  }

  @Test
  void theSameSeedGivesTheSameModel() throws InterruptedException {
    Dataset.Labels data = verbs(false);
    DatasetScore one =
        Evaluation.labels(Baselines.train(List.of(data), null, 7).get("linear"), data);
    DatasetScore other =
        Evaluation.labels(Baselines.train(List.of(data), null, 7).get("linear"), data);
    assertThat(one).isEqualTo(other);
  }

  @Test
  void mentionsHaveNoBaseline() {
    assertThatThrownBy(() -> Baselines.train(List.of(new Dataset.Mentions(List.of())), null, 1))
        .hasMessage("baselines are for relations and labels only");
  }

  @Test
  void onTheHallmarksOfCancerWordsSayMoreThanTheMostFrequentLabel()
      throws IOException, InterruptedException {
    Path folder = SharedCorpora.folder();
    Dataset train = DataSource.parse("hallmarks:classification/hoc/train.tsv.gz").read(folder);
    Dataset.Labels dev =
        (Dataset.Labels) DataSource.parse("hallmarks:classification/hoc/dev.tsv.gz").read(folder);
    Map<String, TextLabeller> baselines = Baselines.train(List.of(train), null, 1);
    double linear = Evaluation.labels(baselines.get("linear"), dev).main();
    double frequent = Evaluation.labels(baselines.get("most-frequent-positive"), dev).main();
    assertThat(linear).isGreaterThan(frequent + 10);
    assertThat(Evaluation.labels(baselines.get("majority"), dev).main()).isZero();
  }
}
