package io.litmill.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.registry.Authentication.ClientCredentials;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Fetches access tokens and keeps one until shortly before it ends. */
final class AccessTokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long UNSAID_LIFE_SECONDS = 60;

  private final HttpClient client;
  private final Duration timeout;
  private final InstantSource clock;

  private String token;
  private Instant replaceAt = Instant.MIN;

  AccessTokens(HttpClient client, Duration timeout, InstantSource clock) {
    this.client = client;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * A token that is valid now.
   *
   * @throws IOException if the token server cannot be reached
   * @throws RegistryAccessException if it refuses
   */
  synchronized String token(ClientCredentials credentials)
      throws IOException, InterruptedException {
    if (!clock.instant().isBefore(replaceAt)) {
      fetch(credentials);
    }
    return token;
  }

  private void fetch(ClientCredentials credentials) throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials"
            + credentials.scope().map(scope -> "&scope=" + encode(scope)).orElse("");
    String client64 =
        new Authentication.Basic(
                encode(credentials.clientId()) + ":" + encode(credentials.clientSecret()))
            .header();
    HttpRequest request =
        HttpRequest.newBuilder(credentials.tokenEndpoint())
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", client64)
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    int status = response.statusCode();
    if (status >= 500 || status == 408 || status == 429) {
      throw new IOException("token server " + credentials.tokenEndpoint() + ": status " + status);
    }
    JsonNode answer = status == 200 ? JSON.readTree(response.body()) : JSON.createObjectNode();
    if (!answer.path("access_token").isTextual()) {
      throw new RegistryAccessException(
          new RegistryError(
              Optional.empty(),
              credentials.tokenEndpoint(),
              status,
              status,
              "no access token for client " + credentials.clientId()));
    }
    token = answer.get("access_token").asText();
    long life = answer.path("expires_in").asLong(UNSAID_LIFE_SECONDS);
    long kept = Math.max(life - credentials.expiryBufferSeconds(), life / 2);
    replaceAt = clock.instant().plusSeconds(kept);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
