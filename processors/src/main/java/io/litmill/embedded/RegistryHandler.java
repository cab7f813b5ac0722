package io.litmill.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.litmill.registry.RegistryError;
import io.litmill.registry.RegistryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A registry over HTTP: reads requests, writes answers and errors as JSON. */
final class RegistryHandler implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int INTERNAL_ERROR = 50001;

  private final RegistryRoutes routes;

  RegistryHandler(StoredRegistry registry) {
    this.routes = new RegistryRoutes(registry);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      ApiCall call =
          ApiCall.of(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestBody().readAllBytes());
      send(exchange, 200, routes.answer(call));
    } catch (RegistryException e) {
      RegistryError error = e.error();
      send(exchange, error.status(), error(error.code(), error.detail()));
    } catch (JsonProcessingException e) {
      send(exchange, 400, error(400, "the body is no JSON: " + e.getOriginalMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      send(exchange, 500, error(INTERNAL_ERROR, e.toString()));
    }
  }

  private static Map<String, Object> error(int code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error_code", code);
    error.put("message", message);
    return error;
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
