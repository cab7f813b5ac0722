package io.litmill.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotation.Annotated;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.topology.Citations;
import io.litmill.topology.StatementAnnotator;
import io.litmill.triplets.TripletKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberingAnnotatorTest {
  private static final String TEXT = "Study. c1 affects g2. c3 causes g4. #label1";

  private final List<String> asked = new ArrayList<>();
  private final RememberingAnnotator annotator =
      new RememberingAnnotator(
          new StatementAnnotator() {
            @Override
            public List<Annotation> annotate(List<Citation> citations) {
              citations.forEach(citation -> asked.add(citation.getPmid()));
              return super.annotate(citations);
            }
          });

  private static Citation citation(String pmid) {
    return Citations.citation(pmid, 1, TEXT);
  }

  private static AnnotatedCitation found(Annotation annotation) {
    return ((Annotated) annotation).citation();
  }

  @Test
  void saysOfAnotherArticleWhatWouldBeFoundInIt() {
    AnnotatedCitation expected =
        found(new StatementAnnotator().annotate(List.of(citation("2"))).get(0));
    annotator.annotate(List.of(citation("1")));
    AnnotatedCitation said = found(annotator.annotate(List.of(citation("2"))).get(0));
    assertThat(asked).containsExactly("1");
    assertThat(said.getPmid()).isEqualTo("2");
    assertThat(said.getTriplets()).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(said.getTriplets().get(i).getTripletId())
          .isEqualTo(TripletKeys.of(expected.getTriplets().get(i)).getTripletId());
      assertThat(said.getTriplets().get(i).getPmid()).isEqualTo("2");
    }
    assertThat(said.getLabels().getPmid()).isEqualTo("2");
  }

  @Test
  void asksForOtherTexts() {
    annotator.annotate(List.of(citation("1"), Citations.citation("2", 1, "c1 causes g1.")));
    assertThat(asked).containsExactly("1", "2");
  }
}
