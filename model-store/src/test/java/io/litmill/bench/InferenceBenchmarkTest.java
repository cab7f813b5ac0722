package io.litmill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.architecture.Task;
import io.litmill.bench.BenchReport.Result;
import io.litmill.bench.BenchReport.ScenarioResult;
import io.litmill.checkpoint.source.Overrides;
import io.litmill.checkpoint.source.SourceModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceBenchmarkTest {
  private static final long SEED = 7;
  private static final Mix MIX = Mix.random(LengthMix.logNormal(40, SEED), 100, SEED);
  private static SourceModel source;

  @BeforeAll
  static void writeModel(@TempDir Path folder) throws Exception {
    RandomModel.write(new ModelSize(32, 2, 2, 100), SEED, folder);
    source = SourceModel.read(folder, Overrides.none());
  }

  @Test
  void reportsEachContenderInEachScenario() throws Exception {
    BenchSettings settings = settings(List.of("1x8", "4x16", "mix"));
    List<String> progress = new ArrayList<>();

    BenchReport report =
        new InferenceBenchmark(
                source,
                settings,
                MIX,
                EnumSet.of(Precision.FLOAT32, Precision.BFLOAT16),
                progress::add)
            .run(getClass().getClassLoader());

    assertThat(report.base()).isEqualTo("litmill float32");
    assertThat(report.peaks()).containsOnlyKeys("float32", "bfloat16");
    assertThat(report.agreements()).isNotEmpty().allMatch(Agreement::equal);
    assertThat(report.agreements().get(0).maxDifference()).isLessThan(1e-5);
    assertThat(report.scenarios())
        .extracting(ScenarioResult::scenario)
        .containsExactly("1x8", "4x16", "mix");
    for (ScenarioResult scenario : report.scenarios()) {
      assertThat(scenario.results())
          .extracting(BenchReport.Result::title)
          .contains("litmill float32", "litmill bfloat16");
      assertThat(scenario.results()).anyMatch(result -> result.ratio() == 1);
      assertThat(scenario.results()).allMatch(result -> result.rounds().size() == 2);
    }
    Result session = report.scenarios().get(0).results().get(0);
    Result request = report.scenarios().get(0).results().get(1);
    assertThat(session.engine()).isNull();
    assertThat(session.clients()).isEqualTo(1);
    assertThat(request.title()).isEqualTo(session.title());
    assertThat(request.engine().sentences()).isEqualTo(1);
    assertThat(report.scenarios().get(1).results()).allMatch(r -> r.clients() == 2);
    assertThat(report.scenarios().get(1).results()).allMatch(r -> r.engine() == null);
    assertThat(report.scenarios().get(2).results())
        .allMatch(r -> r.engine().sentences() > 1)
        .allMatch(r -> r.efficiency() > 0.5 && r.efficiency() <= 1);
    assertThat(progress).contains("scenario mix, round 2 of 2");
    JsonNode json = new ObjectMapper().valueToTree(report);
    assertThat(json.at("/settings/seconds").doubleValue()).isEqualTo(0.02);
    assertThat(json.at("/scenarios/2/results/0/rounds")).hasSize(2);
    assertThat(json.at("/mix/count").intValue()).isEqualTo(40);
    assertThat(json.at("/mix/sentences").isMissingNode()).isTrue();
    assertThat(ReportTable.of(report))
        .contains("litmill bfloat16")
        .contains("matrix peak float32")
        .contains("TensorFlow 2.")
        .contains("engine, 4 submitters");
  }

  @Test
  void comparesOutputsOnEverySentenceOfAText() throws Exception {
    Mix text = new Mix("text", true, 0, MIX.sentences());
    BenchReport report =
        new InferenceBenchmark(
                source,
                settings(List.of("1x8")),
                text,
                EnumSet.of(Precision.FLOAT32, Precision.BFLOAT16),
                message -> {})
            .run(getClass().getClassLoader());
    assertThat(report.agreements()).allMatch(a -> a.sentences() == text.count());
    assertThat(report.agreements()).allMatch(a -> a.labels() == text.tokens());
  }

  @Test
  void refusesScenarioThatIsNotKnown() {
    InferenceBenchmark benchmark = benchmark(List.of("16 by 64"));
    assertThatThrownBy(() -> benchmark.run(getClass().getClassLoader()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"16 by 64\"");
  }

  @Test
  void refusesRowsLongerThanTheModelTakes() {
    InferenceBenchmark benchmark = benchmark(List.of("1x513"));
    assertThatThrownBy(() -> benchmark.run(getClass().getClassLoader()))
        .hasMessageContaining("513")
        .hasMessageContaining("512");
  }

  @Test
  void refusesModelWithoutTokenHead(@TempDir Path folder) throws Exception {
    RandomModel.write(new ModelSize(32, 1, 2, 50), SEED, folder);
    SourceModel encoder = SourceModel.read(folder, Overrides.task(Task.ENCODER));
    assertThatThrownBy(
            () ->
                new InferenceBenchmark(
                    encoder, settings(List.of("mix")), MIX, EnumSet.of(Precision.FLOAT32), m -> {}))
        .hasMessageContaining("encoder");
  }

  private static InferenceBenchmark benchmark(List<String> scenarios) {
    return new InferenceBenchmark(
        source, settings(scenarios), MIX, EnumSet.of(Precision.FLOAT32), message -> {});
  }

  private static BenchSettings settings(List<String> scenarios) {
    return new BenchSettings(scenarios, 2, Duration.ofMillis(20), 2, SEED);
  }
}
