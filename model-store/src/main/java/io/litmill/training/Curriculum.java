package io.litmill.training;

import io.litmill.architecture.Architecture;
import io.litmill.architecture.ModelForm;
import io.litmill.corpus.Dataset;
import java.util.List;

/** What a task makes of data: a head, examples, and a score. */
interface Curriculum {
  /** What sampling by labels calls a text without label. */
  String NO_LABEL = "";

  /** The model of this task over an encoder. */
  ModelForm form(Architecture architecture);

  /**
   * The examples of a data set.
   *
   * @param held texts that must not be trained on
   * @throws IllegalArgumentException if the data is not of this task
   */
  List<Sample> samples(Dataset data, HeldOut held);

  /** The score of dev sets. */
  DevScore score(List<DevSet> sets);

  /**
   * An example and the label that sampling by labels goes by.
   *
   * @param label null where there is not one label
   */
  record Sample(Example example, String label) {}

  /**
   * A dev set.
   *
   * @param name for reports
   */
  record DevSet(String name, Dataset data, double weight, int limit) {}
}
