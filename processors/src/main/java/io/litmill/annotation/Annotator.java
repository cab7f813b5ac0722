package io.litmill.annotation;

import io.litmill.schemas.Citation;
import java.util.List;

/**
 * Citations in, annotated citations out. Safe for use by several threads at once: all calls share
 * the devices of one inference engine, which packs their sentences together.
 */
public interface Annotator extends AutoCloseable {
  /**
   * Annotates the citations and waits until all are done. A citation that fails does not fail its
   * neighbours. The same citations give the same annotations, but for the time of extraction,
   * however they are grouped into calls.
   *
   * @return one annotation for each citation, in their order
   * @throws io.litmill.inference.DeviceFailure if a device is broken; the whole call is lost and
   *     may be made again on a sound device
   * @throws io.litmill.inference.EngineUnavailable if the engine is closed or closing
   */
  List<Annotation> annotate(List<Citation> citations);

  /** The ids of all bundles of the pipeline, in its order, each once. */
  List<String> bundleIds();

  /** Name and digest of the dictionary that links mentions to concepts. */
  String dictionaryVersion();

  /**
   * All else of the pipeline that can change an annotation, such as confidences from which
   * something is stated: equal texts stand for equal settings. One line.
   */
  String settings();

  /** Closes the models and devices that this annotator opened. */
  @Override
  void close();
}
