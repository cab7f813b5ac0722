package io.litmill.bench;

import io.litmill.checkpoint.source.SourceModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The contenders of a benchmark; closing closes all. */
public final class Contenders implements AutoCloseable {
  private final List<Contender> list = new ArrayList<>();

  private Contenders() {}

  /**
   * Litmill itself, and all engines whose factories {@code loader} finds.
   *
   * @throws IOException if a model cannot be loaded; the contenders made so far are closed
   */
  public static Contenders create(
      ClassLoader loader, SourceModel source, int threads, Set<Precision> precisions)
      throws IOException {
    Contenders contenders = new Contenders();
    try {
      contenders.list.addAll(new LitmillFactory().create(source, threads, precisions));
      for (ContenderFactory factory : ServiceLoader.load(ContenderFactory.class, loader)) {
        contenders.list.addAll(factory.create(source, threads, precisions));
      }
      return contenders;
    } catch (IOException | RuntimeException | Error e) {
      contenders.close();
      throw e;
    }
  }

  /** Litmill's come first. */
  public List<Contender> list() {
    return List.copyOf(list);
  }

  @Override
  public void close() {
    list.forEach(Contender::close);
    list.clear();
  }
}
