package io.litmill.ingest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Fetches over HTTP, patiently: PubMed's servers ask for a pause at times. */
final class Download {
  private static final int ATTEMPTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(30);
  private static final Duration WHOLE = Duration.ofMinutes(30);
  private static final long LONGEST_PAUSE_SECONDS = 60;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private Download() {}

  /** Client of its own for each fetch: hours may lie between two. */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  /**
   * Writes what a URL has into a file.
   *
   * @throws IOException naming the URL, without its query, and the status or the failure
   */
  static void to(URI uri, Path file) throws IOException {
    fetch(
        uri,
        BodyHandlers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
  }

  static String text(URI uri) throws IOException {
    return fetch(uri, BodyHandlers.ofString(StandardCharsets.UTF_8)).body();
  }

  /** The text at a URL; empty if the server says that there is none. */
  static Optional<String> textIfThere(URI uri) throws IOException {
    HttpResponse<String> response = send(uri, BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() == 404 || response.statusCode() == 410) {
      return Optional.empty();
    }
    return Optional.of(checked(uri, response).body());
  }

  private static <T> HttpResponse<T> fetch(URI uri, BodyHandler<T> handler) throws IOException {
    return checked(uri, send(uri, handler));
  }

  private static <T> HttpResponse<T> checked(URI uri, HttpResponse<T> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException("%s answers %d".formatted(shown(uri), response.statusCode()));
    }
    return response;
  }

  private static <T> HttpResponse<T> send(URI uri, BodyHandler<T> handler) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(WHOLE).header("User-Agent", "litmill").build();
    HttpClient client = client();
    for (int attempt = 1; ; attempt++) {
      try {
        HttpResponse<T> response = client.send(request, handler);
        if (attempt == ATTEMPTS || !PASSING.contains(response.statusCode())) {
          return response;
        }
        pause(secondsAsked(response).orElse(1L << attempt));
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException("%s cannot be fetched: %s".formatted(shown(uri), e), e);
        }
        pause(1L << attempt);
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
  }

  private static Optional<Long> secondsAsked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Long::valueOf);
  }

  private static void pause(long seconds) throws IOException {
    try {
      Thread.sleep(Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE_SECONDS)).toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while fetching");
  }

  private static String shown(URI uri) {
    return "%s://%s%s".formatted(uri.getScheme(), uri.getAuthority(), uri.getPath());
  }
}
