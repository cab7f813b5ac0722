package io.litmill.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A file on a web server, or what E-utilities answer. It is fetched into a temporary file before it
 * is read, so that a connection that breaks loses no records.
 */
record UrlSource(URI uri) implements PubmedSource {
  static UrlSource of(String url) {
    try {
      return new UrlSource(new URI(url));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("%s is no URL: %s".formatted(url, e.getReason()), e);
    }
  }

  /** Last part of the path, with the query but for a key that is nobody's business. */
  @Override
  public String name() {
    String path = uri.getPath();
    String file = path.substring(path.lastIndexOf('/') + 1);
    String query = query();
    return query.isEmpty() ? file : file + "?" + query;
  }

  private String query() {
    return uri.getQuery() == null
        ? ""
        : Arrays.stream(uri.getQuery().split("&"))
            .filter(part -> !part.startsWith("api_key="))
            .collect(Collectors.joining("&"));
  }

  @Override
  public String location() {
    String query = query();
    String text = uri.toString();
    int end = text.indexOf('?');
    return end < 0 ? text : text.substring(0, end) + (query.isEmpty() ? "" : "?" + query);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public LocalCopy fetch() throws IOException {
    Path file = Files.createTempFile("litmill-", ".download");
    try {
      Download.to(uri, file);
      return LocalCopy.temporary(file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Answers of a program have none. */
  @Override
  public Optional<String> publishedMd5() throws IOException {
    if (uri.getRawQuery() != null || !Documents.isXml(uri.getPath())) {
      return Optional.empty();
    }
    Optional<String> text = Download.textIfThere(URI.create(uri + ".md5"));
    return text.isEmpty() ? Optional.empty() : Optional.of(Md5.in(text.get(), location() + ".md5"));
  }
}
