package io.litmill.throughput;

import io.litmill.schemas.Citation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same documents again and again, each time as other articles: a stream skips what it knows.
 */
public final class RepeatedDocuments {
  private RepeatedDocuments() {}

  /**
   * So many articles with PMIDs of their own; texts are shared.
   *
   * @param documents at least one, each with a PMID of its own, which it keeps the first time
   */
  public static List<Citation> of(List<Citation> documents, int count) {
    Set<String> taken = new HashSet<>();
    documents.forEach(document -> taken.add(document.getPmid()));
    List<Citation> articles = new ArrayList<>(count);
    long free = 1;
    for (int i = 0; i < count; i++) {
      Citation document = documents.get(i % documents.size());
      if (i < documents.size()) {
        articles.add(document);
        continue;
      }
      while (taken.contains(Long.toString(free))) {
        free++;
      }
      articles.add(Citation.newBuilder(document).setPmid(Long.toString(free++)).build());
    }
    return List.copyOf(articles);
  }
}
