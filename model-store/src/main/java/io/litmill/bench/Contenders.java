package io.litmill.bench;

import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.tensorflow.TensorFlow;

/** The contenders of a benchmark; closing closes all. */
final class Contenders implements AutoCloseable {
  private final List<LitmillContender> litmill = new ArrayList<>();
  private final List<Contender> peers = new ArrayList<>();
  private final List<String> versions = new ArrayList<>();

  private Contenders() {}

  /**
   * Litmill itself, and all engines whose factories {@code loader} finds.
   *
   * @throws IOException if a model cannot be loaded; the contenders made so far are closed
   */
  static Contenders create(
      ClassLoader loader, SourceModel source, int threads, Set<Precision> precisions)
      throws IOException {
    Contenders contenders = new Contenders();
    try {
      contenders.litmill.addAll(new LitmillContenders(source, threads).create(precisions));
      contenders.versions.add("TensorFlow " + TensorFlow.version());
      for (ContenderFactory factory : ServiceLoader.load(ContenderFactory.class, loader)) {
        contenders.peers.addAll(factory.create(source, threads, precisions));
        contenders.versions.add(factory.version());
      }
      return contenders;
    } catch (IOException | RuntimeException | Error e) {
      contenders.close();
      throw e;
    }
  }

  /** In each flavour; float32 first. */
  List<LitmillContender> litmill() {
    return List.copyOf(litmill);
  }

  List<Contender> peers() {
    return List.copyOf(peers);
  }

  /** Names and versions of the engines that compute. */
  List<String> versions() {
    return List.copyOf(versions);
  }

  /** Title of the one that ratios are of: the first peer in float32, or Litmill without peers. */
  String base() {
    return Stream.concat(peers.stream(), litmill.stream())
        .filter(contender -> contender.precision() == Precision.FLOAT32)
        .findFirst()
        .orElseThrow()
        .title();
  }

  @Override
  public void close() {
    peers.forEach(Contender::close);
    litmill.forEach(Contender::close);
    peers.clear();
    litmill.clear();
  }
}
