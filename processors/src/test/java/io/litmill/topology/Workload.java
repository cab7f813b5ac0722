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
public final class Workload {
  private static final String[] VERBS = {"affects", "affects", "causes", "inhibits"};

  private final List<Sent> records = new ArrayList<>();

  public Workload(int size, long seed) {
    Random random = new Random(seed);
    List<String> pmids = new ArrayList<>();
    for (int order = 1; order <= size; order++) {
      int kind = pmids.isEmpty() ? 9 : random.nextInt(10);
      String pmid =
          kind < 3 ? pmids.get(random.nextInt(pmids.size())) : Integer.toString(1_000 + order);
      if (kind == 0) {
        records.add(Sent.deletion(pmid, order));
      } else {
        Citation citation = Citations.citation(pmid, order, text(random));
        records.add(Sent.of(citation));
        pmids.add(pmid);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("Study. ");
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      text.append('c').append(random.nextInt(50)).append(' ');
      text.append(VERBS[random.nextInt(VERBS.length)]);
      text.append(" g").append(random.nextInt(50)).append(". ");
    }
    return text.append('#').append("label").append(random.nextInt(3)).toString();
  }

  public List<Sent> records() {
    return records;
  }

  /** The facts of the articles that there are at the end. */
  FactTable expected() {
    return expected(new StatementAnnotator(), records.size());
  }

  /** Those that an annotator finds after the first so many records. */
  public FactTable expected(StatementAnnotator annotator, int count) {
    Map<String, Citation> finals = new TreeMap<>();
    for (Sent sent : records.subList(0, count)) {
      if (sent.citation() == null) {
        finals.remove(sent.pmid());
      } else {
        finals.put(sent.pmid(), sent.citation());
      }
    }
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
