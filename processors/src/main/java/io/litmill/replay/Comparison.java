package io.litmill.replay;

import io.litmill.replay.FactCounts.Difference;
import io.litmill.replay.ReplayReport.BundlePair;
import io.litmill.replay.ReplayReport.Example;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Adds up how the triplets and labels of a run differ from the live ones. */
final class Comparison {
  private static final int EXAMPLES = 5;
  private static final String NONE = "";
  private static final Comparator<Example> BY_ID = Comparator.comparing(Example::tripletId);

  /** Bundles of a triplet, live and in the run. */
  private record Bundles(String live, String run) {}

  private FactCounts triplets = FactCounts.NONE;
  private FactCounts labels = FactCounts.NONE;
  private final Map<String, FactCounts> byPredicate = new TreeMap<>();
  private final Map<String, FactCounts> byEntityTypes = new TreeMap<>();
  private final Map<Bundles, FactCounts> byBundles =
      new TreeMap<>(Comparator.comparing(Bundles::live).thenComparing(Bundles::run));
  private final Map<Difference, List<Example>> examples = new EnumMap<>(Difference.class);
  private long both;
  private double confidences;

  /** Adds a triplet that one of them says, or both. */
  void triplet(Optional<ComparedTriplet> live, Optional<ComparedTriplet> run) {
    Difference difference = difference(live, run, ComparedTriplet::content);
    if (live.isPresent() && run.isPresent()) {
      both++;
      confidences += run.get().confidence() - live.get().confidence();
    }
    ComparedTriplet shown = run.or(() -> live).orElseThrow();
    triplets = triplets.plus(difference);
    count(byPredicate, shown.predicate(), difference);
    count(byEntityTypes, shown.entityTypes(), difference);
    count(byBundles, new Bundles(bundle(live), bundle(run)), difference);
    example(difference, shown);
  }

  private static String bundle(Optional<ComparedTriplet> triplet) {
    return triplet.map(ComparedTriplet::bundle).orElse(NONE);
  }

  private static <T> Difference difference(
      Optional<T> live, Optional<T> run, ToIntFunction<T> content) {
    if (live.isEmpty()) {
      return Difference.ADDED;
    }
    if (run.isEmpty()) {
      return Difference.WITHDRAWN;
    }
    return content.applyAsInt(live.get()) == content.applyAsInt(run.get())
        ? Difference.UNCHANGED
        : Difference.CHANGED;
  }

  private static <K> void count(Map<K, FactCounts> counts, K key, Difference difference) {
    counts.put(key, counts.getOrDefault(key, FactCounts.NONE).plus(difference));
  }

  /** Those with the least ids: any that are, but the same each time. */
  private void example(Difference difference, ComparedTriplet triplet) {
    List<Example> kept = examples.computeIfAbsent(difference, none -> new ArrayList<>());
    TripletKey key = triplet.key();
    Example example =
        new Example(
            key.getPmid(),
            key.getSubjectId(),
            triplet.subjectName(),
            key.getPredicate(),
            key.getObjectId(),
            triplet.objectName(),
            key.getTripletId());
    if (kept.size() < EXAMPLES || BY_ID.compare(example, kept.get(EXAMPLES - 1)) < 0) {
      kept.add(example);
      kept.sort(BY_ID);
      kept.subList(Math.min(EXAMPLES, kept.size()), kept.size()).clear();
    }
  }

  /** Adds the labels of an article that one of them says, or both: hashes of what they say. */
  void labels(Optional<Integer> live, Optional<Integer> run) {
    labels = labels.plus(difference(live, run, Integer::intValue));
  }

  ReplayReport report(ReplayRun run, long articles, long deadLetters) {
    return new ReplayReport(
        run,
        articles,
        triplets,
        triplets.agreement(),
        both == 0 ? Optional.empty() : Optional.of(confidences / both),
        byPredicate,
        byEntityTypes,
        byBundles.entrySet().stream()
            .map(pair -> new BundlePair(pair.getKey().live(), pair.getKey().run(), pair.getValue()))
            .toList(),
        labels,
        deadLetters,
        examples);
  }
}
