package io.litmill.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.input.InputDocuments;
import io.litmill.entities.OverlapPolicy;
import io.litmill.pipeline.EntityModel;
import io.litmill.pipeline.Limits;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.RelationModel;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.Evidence;
import io.litmill.schemas.Mention;
import io.litmill.schemas.Sentence;
import io.litmill.schemas.Triplet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real PubMed records of the shared data through models made by hand. */
class RealRecordsTest {
  private static final Path RECORDS =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data", "pubmed-xml");
  private static final int MOST = 200;

  @TempDir Path folder;

  @Test
  void everyOffsetPointsAtItsText() throws IOException {
    assumeTrue(Files.isDirectory(RECORDS), "no shared data in " + RECORDS);
    List<Citation> citations = new ArrayList<>();
    new InputDocuments(
            citation -> {
              if (citations.size() < MOST) {
                citations.add(citation);
              }
            },
            problem -> {})
        .read(RECORDS.resolve("alzheimer").toString());
    Pipeline pipeline =
        new Pipeline(
            "test",
            List.of(new EntityModel(RuleBundles.ENTITIES, Set.of(), Map.of(), 0)),
            List.of(new RelationModel(RuleBundles.CHEMICAL_DISEASE, 0, Map.of())),
            Optional.of(RuleBundles.HALLMARKS),
            Pipeline.STARTER,
            OverlapPolicy.NEST,
            Limits.DEFAULTS);
    try (Annotator annotator =
        PipelineAnnotator.open(pipeline, RuleBundles.store(folder), AnnotatorSettings.cpu())) {
      List<Annotation> annotations = annotator.annotate(citations);
      assertThat(annotations).isNotEmpty().hasSameSizeAs(citations);
      for (Annotation annotation : annotations) {
        assertThat(annotation).isInstanceOf(Annotated.class);
        check(((Annotated) annotation).citation());
      }
    }
  }

  private static void check(AnnotatedCitation citation) {
    String text = citation.getText();
    int end = 0;
    for (Sentence sentence : citation.getSentences()) {
      assertThat(sentence.getStart()).as(citation.getPmid()).isGreaterThanOrEqualTo(end);
      assertThat(between(text, end, sentence.getStart())).as(citation.getPmid()).isBlank();
      end = sentence.getEnd();
    }
    for (Mention mention : citation.getMentions()) {
      assertThat(between(text, mention.getStart(), mention.getEnd()))
          .as(citation.getPmid())
          .isEqualTo(mention.getText());
    }
    for (Triplet triplet : citation.getTriplets()) {
      for (Evidence evidence : triplet.getEvidence()) {
        assertThat(between(text, evidence.getSubjectStart(), evidence.getSubjectEnd()))
            .isEqualTo(evidence.getSubjectText());
        assertThat(between(text, evidence.getSentenceStart(), evidence.getSentenceEnd()))
            .isEqualTo(evidence.getSupportingText());
      }
    }
  }

  private static String between(String text, int start, int end) {
    int from = text.offsetByCodePoints(0, start);
    return text.substring(from, text.offsetByCodePoints(from, end - start));
  }
}
