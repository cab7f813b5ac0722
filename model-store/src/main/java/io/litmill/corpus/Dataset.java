package io.litmill.corpus;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a {@link DataSource} holds, by what a model has to do with it. */
public sealed interface Dataset {
  /** Words of corpora for the label that stands for nothing. */
  Set<String> NEGATIVES = Set.of("false", "DDI-false", "0", "none", "None", "NONE");

  /** How many texts, pairs or questions there are. */
  int size();

  /** Texts whose mentions are to be found. */
  record Mentions(List<TaggedText> texts) implements Dataset {
    public Mentions {
      texts = List.copyOf(texts);
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  /**
   * Pairs of mentions whose relation is to be told.
   *
   * @param gold relations of the whole documents, with those that no pair stands for
   * @param negativeLabel of pairs without relation
   */
  record Pairs(List<PairExample> pairs, Set<RelationFact> gold, String negativeLabel)
      implements Dataset {
    public Pairs {
      pairs = List.copyOf(pairs);
      gold = Set.copyOf(gold);
    }

    /** Pairs of which each stands for itself. */
    static Pairs alone(List<PairExample> pairs, String negativeLabel) {
      Set<RelationFact> gold = new LinkedHashSet<>();
      for (PairExample pair : pairs) {
        if (!pair.label().equals(negativeLabel)) {
          gold.addAll(pair.facts(pair.label()));
        }
      }
      return new Pairs(pairs, gold, negativeLabel);
    }

    @Override
    public int size() {
      return pairs.size();
    }
  }

  /**
   * Texts, or pairs of texts, to label.
   *
   * @param labels all that the corpus has, in its order where it has one
   * @param manyLabels whether a text may have any number of labels, and its document their union
   */
  record Labels(List<LabelledText> texts, List<String> labels, boolean manyLabels)
      implements Dataset {
    public Labels {
      texts = List.copyOf(texts);
      labels = List.copyOf(labels);
    }

    /** The labels that say that there is something: not false, DDI-false, 0 or none. */
    public List<String> positiveLabels() {
      return labels.stream().filter(label -> !NEGATIVES.contains(label)).toList();
    }

    static Labels single(List<LabelledText> texts) {
      Collection<String> labels = new TreeSet<>();
      texts.forEach(text -> labels.addAll(text.labels()));
      return new Labels(texts, List.copyOf(labels), false);
    }

    @Override
    public int size() {
      return texts.size();
    }
  }

  /** Pairs of texts whose similarity is to be told. */
  record Scores(List<ScoredPair> pairs) implements Dataset {
    public Scores {
      pairs = List.copyOf(pairs);
    }

    @Override
    public int size() {
      return pairs.size();
    }
  }

  /** Questions whose answers are to be found in their passages. */
  record Questions(List<SpanQuestion> questions) implements Dataset {
    public Questions {
      questions = List.copyOf(questions);
    }

    @Override
    public int size() {
      return questions.size();
    }
  }
}
