package io.litmill.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.litmill.registry.RegistryConfig.Url;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** One exchange over HTTP/1.1: headers, credentials, JSON. */
final class RegistryHttp {
  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final String ACCEPT =
      CONTENT_TYPE + ", application/vnd.schemaregistry+json; q=0.9, application/json; q=0.8";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient client;
  private final AccessTokens tokens;

  RegistryHttp(RegistryConfig config, InstantSource clock) {
    this.config = config;
    this.client = client(config);
    this.tokens = new AccessTokens(client, config.http().readTimeout(), clock);
  }

  private static HttpClient client(RegistryConfig config) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(config.http().connectTimeout());
    if (!config.ssl().isEmpty()) {
      builder.sslContext(TlsContext.of(config.ssl()));
    }
    config
        .http()
        .proxyHost()
        .map(host -> ProxySelector.of(new InetSocketAddress(host, config.http().proxyPort())))
        .ifPresent(builder::proxy);
    return builder.build();
  }

  Answer exchange(Url url, RegistryRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url.base() + request.path()))
            .timeout(config.http().readTimeout())
            .header("Accept", ACCEPT)
            .header("Content-Type", CONTENT_TYPE)
            .method(
                request.method(),
                request
                    .body()
                    .map(body -> BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                    .orElseGet(BodyPublishers::noBody));
    config.http().headers().forEach(builder::setHeader);
    authorize(builder, url);
    HttpResponse<String> response =
        client.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  private void authorize(HttpRequest.Builder builder, Url url)
      throws IOException, InterruptedException {
    Authentication authentication = config.authentication();
    if (authentication instanceof Authentication.FromUrl) {
      url.userInfo()
          .map(Authentication.Basic::new)
          .ifPresent(basic -> builder.setHeader("Authorization", basic.header()));
    } else if (authentication instanceof Authentication.Basic basic) {
      builder.setHeader("Authorization", basic.header());
    } else if (authentication instanceof Authentication.Token token) {
      builder.setHeader("Authorization", "Bearer " + token.token());
      token.headers().forEach(builder::setHeader);
    } else if (authentication instanceof Authentication.ClientCredentials credentials) {
      builder.setHeader("Authorization", "Bearer " + tokens.token(credentials));
      credentials.headers().forEach(builder::setHeader);
    }
  }

  /**
   * @param retryAfter the header of this name; empty where there is none
   */
  record Answer(int status, String body, String retryAfterHeader) {
    JsonNode json() throws IOException {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new IOException("not JSON: " + excerpt(), e);
      }
    }

    /** The error code and message of the API, or the status and the body where it is no API. */
    RegistryError error(RegistryRequest request, URI url) {
      JsonNode json = jsonOrNothing();
      String detail = json.path("message").asText("");
      if (detail.isBlank()) {
        detail = "HTTP status " + status + (body.isBlank() ? "" : ": " + excerpt());
      }
      int code = json.path("error_code").asInt(status);
      return new RegistryError(request.subject(), url, status, code, detail);
    }

    private JsonNode jsonOrNothing() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }

    Duration retryAfter() {
      return retryAfterHeader.matches("\\d{1,6}")
          ? Duration.ofSeconds(Long.parseLong(retryAfterHeader))
          : Duration.ZERO;
    }

    private String excerpt() {
      return body.length() <= 200 ? body : body.substring(0, 200) + "…";
    }
  }
}
