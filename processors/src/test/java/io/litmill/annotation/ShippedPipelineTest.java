package io.litmill.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.input.InputDocuments;
import io.litmill.bundle.Manifest.Precision;
import io.litmill.bundle.ModelStore;
import io.litmill.demo.SampleFiles;
import io.litmill.inference.BatchSettings;
import io.litmill.inference.EngineSettings;
import io.litmill.pipeline.PipelineFile;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundles that ship, on sample records: what comes out does not depend on the company. */
class ShippedPipelineTest {
  private static final Path SHIPPED = Path.of("..", "model-store", "models");
  private static final int DOCUMENTS = 60;
  private static final long SEED = 20_261_129;

  @TempDir static Path folder;
  private static final List<Citation> CITATIONS = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    InputDocuments input =
        new InputDocuments(
            citation -> {
              if (CITATIONS.size() < DOCUMENTS) {
                CITATIONS.add(citation);
              }
            },
            problem -> {
              throw new AssertionError(problem);
            });
    input.read(SampleFiles.writeTo(folder.resolve("samples")).toString());
    assertThat(CITATIONS).hasSize(DOCUMENTS);
  }

  @Test
  void inFloat32TheSameComesOutOfEveryBatch() throws IOException {
    List<AnnotatedCitation> together = annotate(2048, DOCUMENTS, CITATIONS);
    assertThat(together).anySatisfy(one -> assertThat(one.getTriplets()).isNotEmpty());
    List<Citation> shuffled = new ArrayList<>(CITATIONS);
    Collections.shuffle(shuffled, new Random(SEED));
    List<AnnotatedCitation> apart = new ArrayList<>(annotate(256, 7, shuffled));
    apart.sort(Comparator.comparing(one -> indexOf(one.getPmid(), one.getPmidVersion())));
    for (int i = 0; i < together.size(); i++) {
      assertThat(facts(apart.get(i)))
          .as("PMID %s, seed %d", together.get(i).getPmid(), SEED)
          .isEqualTo(facts(together.get(i)));
    }
  }

  /** All but the confidences, whose last digit may differ. */
  private static List<String> facts(AnnotatedCitation citation) {
    List<String> facts = new ArrayList<>();
    citation
        .getMentions()
        .forEach(
            mention ->
                facts.add(
                    "%d-%d %s %s"
                        .formatted(
                            mention.getStart(),
                            mention.getEnd(),
                            mention.getType(),
                            mention.getConcepts())));
    citation.getTriplets().forEach(triplet -> facts.add(triplet.getTripletId()));
    citation.getLabels().getLabels().forEach(label -> facts.add(label.getLabel()));
    return facts;
  }

  private static int indexOf(String pmid, int version) {
    for (int i = 0; i < CITATIONS.size(); i++) {
      Citation citation = CITATIONS.get(i);
      if (citation.getPmid().equals(pmid) && citation.getPmidVersion() == version) {
        return i;
      }
    }
    throw new AssertionError(pmid + " was never sent");
  }

  private static List<AnnotatedCitation> annotate(
      int tokenBudget, int batch, List<Citation> citations) throws IOException {
    BatchSettings defaults = BatchSettings.defaults();
    BatchSettings batching =
        new BatchSettings(
            tokenBudget,
            defaults.rowTokens(),
            defaults.maxWait(),
            defaults.flushWhenIdle(),
            defaults.budgetRecovery());
    AnnotatorSettings settings =
        AnnotatorSettings.cpu()
            .withEngine(EngineSettings.of("cpu", 2, batching))
            .withPrecision(Precision.FLOAT32)
            .withClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    List<AnnotatedCitation> annotated = new ArrayList<>();
    try (Annotator annotator =
        PipelineAnnotator.open(
            PipelineFile.shipped(), new ModelStore(List.of(SHIPPED)), settings)) {
      for (int from = 0; from < citations.size(); from += batch) {
        annotator
            .annotate(citations.subList(from, Math.min(from + batch, citations.size())))
            .forEach(one -> annotated.add(((Annotated) one).citation()));
      }
    }
    return annotated;
  }
}
