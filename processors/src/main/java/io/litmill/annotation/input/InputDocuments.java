package io.litmill.annotation.input;

import io.litmill.ingest.PubmedRecord;
import io.litmill.ingest.PubmedRecord.Article;
import io.litmill.ingest.PubmedRecord.Unreadable;
import io.litmill.ingest.PubmedRecords;
import io.litmill.ingest.PubmedSource;
import io.litmill.ingest.PubmedSources;
import io.litmill.schemas.Citation;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * Gives the documents of files, one after another: PubMed XML as {@link PubmedSources} finds it,
 * and PubTator files, which are known by a first line such as {@code 227508|t|Title}. Either may be
 * compressed by gzip. Memory does not depend on the size of the files.
 */
public final class InputDocuments {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Consumer<Citation> documents;
  private final Consumer<String> unreadable;

  /**
   * @param documents takes each document
   * @param unreadable takes a sentence for each record that cannot be read
   */
  public InputDocuments(Consumer<Citation> documents, Consumer<String> unreadable) {
    this.documents = documents;
    this.unreadable = unreadable;
  }

  /**
   * Reads all that an argument names: a file, a folder, a URL, or {@code -} for the standard input.
   *
   * @throws IOException if it cannot be read at all
   */
  public void read(String argument) throws IOException {
    if (Files.isRegularFile(Path.of(argument)) && isPubTator(Path.of(argument))) {
      readPubTator(Path.of(argument));
      return;
    }
    for (PubmedSource source : PubmedSources.of(List.of(argument))) {
      try (PubmedRecords records = PubmedRecords.open(source, 0)) {
        records.forEachRemaining(this::take);
      }
    }
  }

  private void take(PubmedRecord record) {
    if (record instanceof Article article) {
      documents.accept(article.citation());
    } else if (record instanceof Unreadable broken) {
      unreadable.accept(broken.description());
    }
  }

  private void readPubTator(Path file) throws IOException {
    try (BufferedReader lines = lines(file)) {
      PubTatorDocuments reader = new PubTatorDocuments(file.getFileName().toString(), lines);
      for (Optional<Citation> next = reader.next(); next.isPresent(); next = reader.next()) {
        documents.accept(next.get());
      }
    }
  }

  private static boolean isPubTator(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".tar") || name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
      return false;
    }
    try (BufferedReader lines = lines(file)) {
      int first = lines.read();
      while (first >= 0 && (Character.isWhitespace(first) || first == '\ufeff')) {
        first = lines.read();
      }
      return Character.isLetterOrDigit(first);
    }
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream stored = new BufferedInputStream(Files.newInputStream(file));
    try {
      stored.mark(2);
      boolean compressed = ((stored.read() << 8) | stored.read()) == GZIP_MAGIC;
      stored.reset();
      InputStream content = compressed ? new GZIPInputStream(stored) : stored;
      return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }
}
