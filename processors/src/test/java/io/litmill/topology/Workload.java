package io.litmill.topology;

import io.litmill.schemas.AnnotatedCitation;
import io.litmill.schemas.Citation;
import io.litmill.topology.StreamPlatform.Sent;
import io.litmill.triplets.TripletKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random records: new articles, revisions and deletions; and what is true after all of them. */
final class Workload {
  private final List<Sent> records = new ArrayList<>();
  private final Map<String, Citation> finals = new TreeMap<>();

  Workload(int size, long seed) {
    Random random = new Random(seed);
    List<String> pmids = new ArrayList<>();
    for (int order = 1; order <= size; order++) {
      int kind = pmids.isEmpty() ? 9 : random.nextInt(10);
      String pmid =
          kind < 3 ? pmids.get(random.nextInt(pmids.size())) : Integer.toString(1_000 + order);
      if (kind == 0) {
        records.add(Sent.deletion(pmid, order));
        finals.remove(pmid);
      } else {
        Citation citation = Citations.citation(pmid, order, text(random));
        records.add(Sent.of(citation));
        finals.put(pmid, citation);
        pmids.add(pmid);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("Study. ");
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      text.append('c').append(random.nextInt(50)).append(" affects g").append(random.nextInt(50));
      text.append(". ");
    }
    return text.append('#').append("label").append(random.nextInt(3)).toString();
  }

  List<Sent> records() {
    return records;
  }

  /** The facts of the articles that there are at the end. */
  FactTable expected() {
    StatementAnnotator annotator = new StatementAnnotator();
    FactTable table = new FactTable();
    for (Citation citation : finals.values()) {
      AnnotatedCitation found = annotator.found(citation);
      found.getTriplets().forEach(triplet -> table.triplet(TripletKeys.of(triplet), triplet));
      table.labels(citation.getPmid(), found.getLabels());
      table.annotation(citation.getPmid(), found);
    }
    return table;
  }
}
