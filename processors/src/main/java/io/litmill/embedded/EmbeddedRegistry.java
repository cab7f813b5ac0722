package io.litmill.embedded;

import com.sun.net.httpserver.HttpServer;
import io.litmill.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A schema registry in this process, for Avro. It speaks the Confluent Schema Registry's REST API:
 * subjects, versions, ids, references, compatibility with all its levels, soft and permanent
 * deletion. Schemas and levels are kept in a file of the folder.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final int THREADS = 4;

  private final FolderLock lock;
  private final SchemaJournal journal;
  private final StoredRegistry schemas;
  private final HttpServer server;
  private final ExecutorService threads;

  private EmbeddedRegistry(
      FolderLock lock,
      SchemaJournal journal,
      StoredRegistry schemas,
      HttpServer server,
      ExecutorService threads) {
    this.lock = lock;
    this.journal = journal;
    this.schemas = schemas;
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a registry.
   *
   * @param folder where its data are; made if it is not there
   * @param port 0: any free one
   * @throws IOException if the folder or the port is in use, or the data cannot be read
   */
  public static EmbeddedRegistry start(Path folder, int port) throws IOException {
    FolderLock lock = FolderLock.take(folder);
    SchemaJournal journal = null;
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.of(port));
      journal = SchemaJournal.open(folder.resolve("schemas.jsonl"));
      StoredRegistry schemas = new StoredRegistry(journal);
      HttpServer server = HttpServer.create(address, 0);
      ExecutorService threads =
          Executors.newFixedThreadPool(
              THREADS,
              task -> {
                Thread thread = new Thread(task, "schema-registry");
                thread.setDaemon(true);
                return thread;
              });
      server.setExecutor(threads);
      server.createContext("/", new RegistryHandler(schemas));
      server.start();
      return new EmbeddedRegistry(lock, journal, schemas, server, threads);
    } catch (IOException | RuntimeException e) {
      if (journal != null) {
        journal.close();
      }
      lock.close();
      throw e;
    }
  }

  /** Where clients connect. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The same registry without HTTP between. */
  public SchemaRegistry schemas() {
    return schemas;
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    threads.shutdown();
    journal.close();
    lock.close();
  }
}
