package io.litmill.annotation;

import io.litmill.bundle.ModelStore;
import io.litmill.concepts.ConceptIndex;
import io.litmill.entities.Dictionary;
import io.litmill.entities.IndexDictionary;
import io.litmill.entities.MentionLinker;
import io.litmill.inference.Priority;
import io.litmill.pipeline.Pipeline;
import io.litmill.pipeline.PipelineSettings;
import io.litmill.schemas.Citation;
import io.litmill.triplets.BiolinkVocabulary;
import io.litmill.triplets.TripletMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The annotator of a pipeline. Its models are in an engine, its own or one that it shares, which
 * computes for all threads that call.
 */
public final class PipelineAnnotator implements Annotator {
  private final EngineShare share;
  private final LoadedModels models;
  private final Dictionary dictionary;
  private final Stages stages;

  private PipelineAnnotator(
      EngineShare share, LoadedModels models, Dictionary dictionary, Stages stages) {
    this.share = share;
    this.models = models;
    this.dictionary = dictionary;
    this.stages = stages;
  }

  /**
   * Loads the dictionary and the models of a pipeline and warms them up.
   *
   * @param store where bundles are found by name
   * @throws io.litmill.concepts.ConceptIndexException if the dictionary is missing or damaged
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if a bundle does not fit the pipeline
   * @throws io.litmill.inference.DeviceFailure if a model fails in its warm-up
   */
  public static PipelineAnnotator open(
      Pipeline pipeline, ModelStore store, AnnotatorSettings settings) throws IOException {
    Dictionary dictionary = dictionary(pipeline);
    try {
      return open(pipeline, store, dictionary, settings);
    } catch (IOException | RuntimeException e) {
      dictionary.close();
      throw e;
    }
  }

  private static Dictionary dictionary(Pipeline pipeline) throws IOException {
    return switch (pipeline.dictionary()) {
      case Pipeline.NO_DICTIONARY -> Dictionary.none();
      case Pipeline.STARTER -> new IndexDictionary(ConceptIndex.starter());
      default -> new IndexDictionary(ConceptIndex.open(Path.of(pipeline.dictionary())));
    };
  }

  /**
   * As {@link #open(Pipeline, ModelStore, AnnotatorSettings)}, with a dictionary of the caller's
   * instead of the pipeline's.
   *
   * @param dictionary closed with the annotator
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if a bundle does not fit the pipeline
   * @throws io.litmill.inference.DeviceFailure if a model fails in its warm-up
   */
  public static PipelineAnnotator open(
      Pipeline pipeline, ModelStore store, Dictionary dictionary, AnnotatorSettings settings)
      throws IOException {
    return open(pipeline, store, dictionary, EngineShare.whole(settings));
  }

  /**
   * As {@link #open(Pipeline, ModelStore, AnnotatorSettings)}, in an engine that it shares with
   * others; it is to be closed before the engine.
   *
   * @param priority of its work on the device
   * @throws io.litmill.concepts.ConceptIndexException if the dictionary is missing or damaged
   * @throws io.litmill.bundle.BundleException if a bundle is missing or damaged
   * @throws io.litmill.pipeline.PipelineException if a bundle does not fit the pipeline
   * @throws io.litmill.inference.DeviceFailure if a model fails in its warm-up
   */
  public static PipelineAnnotator open(
      Pipeline pipeline, ModelStore store, SharedEngine engine, Priority priority)
      throws IOException {
    Dictionary dictionary = dictionary(pipeline);
    try {
      return open(pipeline, store, dictionary, EngineShare.of(engine, priority));
    } catch (IOException | RuntimeException e) {
      dictionary.close();
      throw e;
    }
  }

  private static PipelineAnnotator open(
      Pipeline pipeline, ModelStore store, Dictionary dictionary, EngineShare share)
      throws IOException {
    try {
      BiolinkVocabulary vocabulary = BiolinkVocabulary.shipped();
      LoadedModels models = new ModelLoading(pipeline, store, share, vocabulary).load();
      share.start();
      TripletMaker triplets = new TripletMaker(vocabulary, models.predicates());
      Stages stages =
          new Stages(
              new ArticleReader(pipeline.limits()),
              models,
              pipeline.overlap(),
              new MentionLinker(dictionary),
              pipeline.limits().pairs(),
              new AnnotationWriter(models, triplets, dictionary.version(), share.clock()));
      return new PipelineAnnotator(share, models, dictionary, stages);
    } catch (IOException | RuntimeException e) {
      share.close();
      throw e;
    }
  }

  @Override
  public List<Annotation> annotate(List<Citation> citations) {
    List<CitationRun> runs =
        citations.stream().map(citation -> new CitationRun(stages, citation)).toList();
    runs.forEach(CitationRun::begin);
    runs.forEach(CitationRun::relate);
    List<Annotation> annotations = new ArrayList<>(runs.size());
    for (CitationRun run : runs) {
      annotations.add(run.finish());
    }
    return List.copyOf(annotations);
  }

  @Override
  public List<String> bundleIds() {
    return models.bundleIds();
  }

  @Override
  public String dictionaryVersion() {
    return dictionary.version();
  }

  @Override
  public String settings() {
    return PipelineSettings.canonical(models.resolved());
  }

  @Override
  public void close() {
    share.close();
    dictionary.close();
  }
}
