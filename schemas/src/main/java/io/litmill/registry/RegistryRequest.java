package io.litmill.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request to a registry.
 *
 * @param path path and query after the base URL, percent-encoded
 * @param body what is sent, if anything
 * @param subject subject that it is about, for error messages
 */
record RegistryRequest(
    String method, String path, Optional<JsonNode> body, Optional<String> subject) {
  static RegistryRequest get(String path) {
    return new RegistryRequest("GET", path, Optional.empty(), Optional.empty());
  }

  static RegistryRequest delete(String path) {
    return new RegistryRequest("DELETE", path, Optional.empty(), Optional.empty());
  }

  static RegistryRequest post(String path, JsonNode body) {
    return new RegistryRequest("POST", path, Optional.of(body), Optional.empty());
  }

  static RegistryRequest put(String path, JsonNode body) {
    return new RegistryRequest("PUT", path, Optional.of(body), Optional.empty());
  }

  RegistryRequest about(String name) {
    return new RegistryRequest(method, path, body, Optional.of(name));
  }

  /** A name as one segment of a path: a slash or blank in it is no slash or blank of the path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
