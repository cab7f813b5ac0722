package io.litmill.evaluation;

import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.PairExample;
import io.litmill.pairs.PairMarking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts with labels as classifiers are trained on them.
 *
 * @param labels of each text
 * @param manyLabels whether a text may have none or several
 */
record LabelledInputs(List<TextInput> texts, List<Set<String>> labels, boolean manyLabels) {
  /** Of a part. */
  private static final int RUNS = 10;

  LabelledInputs {
    texts = List.copyOf(texts);
    labels = List.copyOf(labels);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("no labelled texts to train a baseline on");
    }
  }

  /**
   * All texts of the data sets together.
   *
   * @param marking for pairs; null where there are none
   */
  static LabelledInputs of(List<Dataset> data, PairMarking marking) {
    List<TextInput> texts = new ArrayList<>();
    List<Set<String>> labels = new ArrayList<>();
    boolean many = false;
    for (Dataset set : data) {
      if (set instanceof Dataset.Pairs pairs && marking != null) {
        texts.addAll(Evaluation.inputs(marking, pairs.pairs()));
        pairs.pairs().stream().map(PairExample::label).map(Set::of).forEach(labels::add);
      } else if (set instanceof Dataset.Labels labelled) {
        texts.addAll(Evaluation.inputs(labelled.texts()));
        labelled.texts().stream().map(LabelledText::labels).forEach(labels::add);
        many |= labelled.manyLabels();
      } else {
        throw new IllegalArgumentException("baselines are for relations and labels only");
      }
    }
    return new LabelledInputs(texts, labels, many);
  }

  /** All different labels, sorted. */
  List<String> different() {
    Set<String> different = new TreeSet<>();
    labels.forEach(different::addAll);
    return List.copyOf(different);
  }

  /**
   * One of so many parts, or all but it. Parts are made of runs of texts, for texts that stand
   * together are of one sentence or document, and what is known of one tells of the other.
   */
  LabelledInputs part(int parts, int part, boolean inside) {
    int run = Math.max(1, texts.size() / (parts * RUNS));
    List<TextInput> someTexts = new ArrayList<>();
    List<Set<String>> someLabels = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if ((i / run % parts == part) == inside) {
        someTexts.add(texts.get(i));
        someLabels.add(labels.get(i));
      }
    }
    return new LabelledInputs(someTexts, someLabels, manyLabels);
  }
}
