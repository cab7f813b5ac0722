package io.litmill.evaluation;

import io.litmill.corpus.RelationFact;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Relations of whole documents, as BC5CDR (document, chemical, disease) and DrugProt (document,
 * label, two mentions) are scored: each different fact counts once, and gold facts that no
 * candidate stood for are missed. One thread.
 */
public final class RelationScorer {
  private final Set<RelationFact> gold = new HashSet<>();
  private final Set<RelationFact> found = new HashSet<>();

  public void addGold(Collection<RelationFact> facts) {
    gold.addAll(facts);
  }

  public void addFound(Collection<RelationFact> facts) {
    found.addAll(facts);
  }

  /** By label; {@link ItemScore#overall} is the micro-averaged score. */
  public ItemScore score() {
    Set<String> labels = new TreeSet<>();
    gold.forEach(fact -> labels.add(fact.label()));
    found.forEach(fact -> labels.add(fact.label()));
    ItemScore.Tally tally = new ItemScore.Tally();
    labels.forEach(label -> tally.add(label, of(label, gold), of(label, found)));
    return tally.score();
  }

  private static Set<RelationFact> of(String label, Set<RelationFact> facts) {
    Set<RelationFact> labelled = new HashSet<>(facts);
    labelled.removeIf(fact -> !fact.label().equals(label));
    return labelled;
  }
}
