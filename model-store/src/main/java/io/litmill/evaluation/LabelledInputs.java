package io.litmill.evaluation;

import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.PairExample;
import io.litmill.pairs.PairMarking;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Texts with labels as classifiers are trained on them.
 *
 * @param labels of each text
 * @param manyLabels whether a text may have none or several
 */
record LabelledInputs(List<TextInput> texts, List<Set<String>> labels, boolean manyLabels) {
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

  /** The same texts in another order. */
  LabelledInputs shuffled(long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return new LabelledInputs(
        order.stream().map(texts::get).toList(),
        order.stream().map(labels::get).toList(),
        manyLabels);
  }

  /** Each text whose index leaves this rest, or all others. */
  LabelledInputs part(int divisor, int rest, boolean inside) {
    List<TextInput> someTexts = new ArrayList<>();
    List<Set<String>> someLabels = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if ((i % divisor == rest) == inside) {
        someTexts.add(texts.get(i));
        someLabels.add(labels.get(i));
      }
    }
    return new LabelledInputs(someTexts, someLabels, manyLabels);
  }
}
