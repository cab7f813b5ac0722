package io.litmill.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.litmill.registry.RegistryConfig.Url;
import io.litmill.registry.RegistryListener.Failure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests, again where that may help, first to the URL that answered last. A server that
 * stays silent or busy is left for the next one; an answer that would be the same again is final.
 */
final class RegistryTransport {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryTransport.class);
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  private final List<Url> urls;
  private final RetryPolicy retry;
  private final Pace pace;
  private final RegistryHttp http;
  private final RegistryListener listener;
  private final AtomicInteger preferred = new AtomicInteger();

  RegistryTransport(RegistryConfig config, Pace pace, RegistryListener listener) {
    this.listener = listener;
    this.urls = config.urls();
    this.retry = config.retry();
    this.pace = pace;
    this.http = new RegistryHttp(config, pace.clock());
  }

  /**
   * Sends a request until it is answered.
   *
   * @param reading makes a value of the answer; an {@link IllegalArgumentException} of it says that
   *     it is no answer of a registry
   */
  <T> T send(RegistryRequest request, Function<JsonNode, T> reading) {
    int first = preferred.get();
    RegistryUnavailableException last = null;
    for (int i = 0; i < urls.size(); i++) {
      int index = (first + i) % urls.size();
      try {
        JsonNode answer = sendTo(urls.get(index), request);
        preferred.set(index);
        return read(answer, urls.get(index), request, reading);
      } catch (RegistryUnavailableException e) {
        if (last != null) {
          e.addSuppressed(last);
        }
        last = e;
      }
    }
    throw last;
  }

  private static <T> T read(
      JsonNode answer, Url url, RegistryRequest request, Function<JsonNode, T> reading) {
    try {
      return reading.apply(answer);
    } catch (IllegalArgumentException e) {
      String detail = "not the answer of a schema registry: " + e.getMessage();
      throw new RegistryException(
          new RegistryError(request.subject(), target(url, request), 200, 200, detail), e);
    }
  }

  private static URI target(Url url, RegistryRequest request) {
    return URI.create(url.base() + request.path());
  }

  private JsonNode sendTo(Url url, RegistryRequest request) {
    for (int attempt = 0; ; attempt++) {
      Attempt result = attempt(url, request);
      if (result.answer() != null) {
        return result.answer();
      }
      if (attempt == retry.retries()) {
        throw result.failure();
      }
      Duration wait = wait(attempt, result.retryAfter());
      LOG.warn("{}; next try in {} ms", result.failure().getMessage(), wait.toMillis());
      pause(wait);
    }
  }

  /** The server's own wish counts, up to the longest wait. */
  private Duration wait(int attempt, Duration retryAfter) {
    Duration wait = retry.waitBefore(attempt, pace.random());
    Duration wish = retryAfter.compareTo(retry.maxWait()) < 0 ? retryAfter : retry.maxWait();
    return wish.compareTo(wait) > 0 ? wish : wait;
  }

  /**
   * What a try came to.
   *
   * @param answer null where the try may be repeated
   * @param failure null where there is an answer
   */
  private record Attempt(
      JsonNode answer, RegistryUnavailableException failure, Duration retryAfter) {}

  private Attempt attempt(Url url, RegistryRequest request) {
    try {
      RegistryHttp.Answer answer = http.exchange(url, request);
      if (answer.status() / 100 == 2) {
        return new Attempt(answer.json(), null, Duration.ZERO);
      }
      RegistryError error = answer.error(request, target(url, request));
      if (!TRANSIENT.contains(answer.status())) {
        throw refused(error);
      }
      listener.failed(Failure.UNAVAILABLE);
      return new Attempt(null, new RegistryUnavailableException(error, null), answer.retryAfter());
    } catch (IOException e) {
      listener.failed(Failure.UNAVAILABLE);
      RegistryError error =
          new RegistryError(request.subject(), target(url, request), 0, 0, detail(e));
      return new Attempt(null, new RegistryUnavailableException(error, e), Duration.ZERO);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** The JDK's client leaves the message of a refused connection empty. */
  private static String detail(IOException e) {
    if (e.getMessage() != null) {
      return e.getMessage();
    }
    return e instanceof ConnectException ? "no connection" : e.getClass().getSimpleName();
  }

  private RegistryException refused(RegistryError error) {
    RegistryException refusal = refusal(error);
    if (!(refusal instanceof NotInRegistryException)) {
      boolean denied = refusal instanceof RegistryAccessException;
      listener.failed(denied ? Failure.DENIED : Failure.REFUSED);
    }
    return refusal;
  }

  private static RegistryException refusal(RegistryError error) {
    return switch (error.status()) {
      case 401, 403 -> new RegistryAccessException(error);
      case 404 -> new NotInRegistryException(error);
      case 409 -> new IncompatibleSchemaException(error);
      case 422 -> new InvalidSchemaException(error);
      default -> new RegistryException(error);
    };
  }

  private void pause(Duration wait) {
    try {
      pace.sleeper().sleep(wait);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
