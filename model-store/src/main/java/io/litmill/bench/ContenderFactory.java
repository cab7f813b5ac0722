package io.litmill.bench;

import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Makes the contenders of one engine; found by {@link java.util.ServiceLoader}. */
public interface ContenderFactory {

  /**
   * Loads the model once for each way to compute it: each precision the engine has among {@code
   * precisions}, and each sensible use of the threads.
   *
   * @param source a token-labelling BERT model
   * @param threads the cores to use
   */
  List<Contender> create(SourceModel source, int threads, Set<Precision> precisions)
      throws IOException;

  /** Name and version of the engine, such as {@code PyTorch 2.7.1}; asked after loading. */
  String version();
}
