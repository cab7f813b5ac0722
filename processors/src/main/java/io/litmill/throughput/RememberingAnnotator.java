package io.litmill.throughput;

import io.litmill.annotation.Annotation;
import io.litmill.annotation.Annotation.Annotated;
import io.litmill.annotation.Annotator;
import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.schemas.DocumentLabels;
import io.litmill.schemas.Triplet;
import io.litmill.triplets.TripletKeys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks an annotator about a text once, and says the same of every other article with that text. A
 * stream with it has only its own work to do. Safe for several threads. Closing it does nothing.
 */
public final class RememberingAnnotator implements Annotator {
  private final Annotator annotator;
  private final Map<String, Annotation> remembered = new ConcurrentHashMap<>();

  public RememberingAnnotator(Annotator annotator) {
    this.annotator = annotator;
  }

  @Override
  public List<Annotation> annotate(List<Citation> citations) {
    List<Citation> unknown =
        citations.stream().filter(c -> !remembered.containsKey(c.getText())).toList();
    if (!unknown.isEmpty()) {
      List<Annotation> found = annotator.annotate(unknown);
      for (int i = 0; i < unknown.size(); i++) {
        remembered.put(unknown.get(i).getText(), found.get(i));
      }
    }
    return citations.stream().map(c -> of(c.getPmid(), remembered.get(c.getText()))).toList();
  }

  private static Annotation of(String pmid, Annotation annotation) {
    if (!(annotation instanceof Annotated annotated)) {
      return annotation;
    }
    AnnotatedCitation.Builder of = AnnotatedCitation.newBuilder(annotated.citation()).setPmid(pmid);
    of.setTriplets(of.getTriplets().stream().map(triplet -> of(pmid, triplet)).toList());
    if (of.getLabels() != null) {
      of.setLabels(DocumentLabels.newBuilder(of.getLabels()).setPmid(pmid).build());
    }
    return new Annotated(of.build());
  }

  private static Triplet of(String pmid, Triplet triplet) {
    Triplet of =
        Triplet.newBuilder(triplet).setPmid(pmid).setPublications(List.of("PMID:" + pmid)).build();
    return Triplet.newBuilder(of).setTripletId(TripletKeys.of(of).getTripletId()).build();
  }

  @Override
  public List<String> bundleIds() {
    return annotator.bundleIds();
  }

  @Override
  public String dictionaryVersion() {
    return annotator.dictionaryVersion();
  }

  @Override
  public String settings() {
    return annotator.settings();
  }

  @Override
  public void close() {}
}
