package io.litmill.registry;

import io.litmill.registry.RegistryConfig.Http;
import io.litmill.registry.RegistryConfig.Url;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Makes a {@link RegistryConfig} of what people write. */
final class RegistryConfigReader {
  private final Map<String, Object> written;
  private final AbstractConfig values;

  private RegistryConfigReader(Map<String, Object> written) {
    this.written = written;
    this.values = new AbstractConfig(RegistryKeys.definition(), written, false);
  }

  static RegistryConfig read(Map<String, ?> configs) {
    Map<String, Object> written = RegistryKeys.canonical(configs);
    if (!written.containsKey(RegistryKeys.URL)) {
      throw new ConfigException(RegistryKeys.URL + " is missing: where is the schema registry?");
    }
    return new RegistryConfigReader(written).config();
  }

  private RegistryConfig config() {
    RetryPolicy retry =
        new RetryPolicy(
            values.getInt(RegistryKeys.MAX_RETRIES),
            millis(RegistryKeys.RETRY_WAIT),
            millis(RegistryKeys.RETRY_MAX_WAIT));
    Duration ttl = Duration.ofSeconds(values.getInt(RegistryKeys.LATEST_TTL));
    return new RegistryConfig(urls(), authentication(), http(), retry, ttl, ssl());
  }

  private List<Url> urls() {
    List<Url> urls = values.getList(RegistryKeys.URL).stream().map(this::url).toList();
    if (urls.isEmpty()) {
      throw new ConfigException(RegistryKeys.URL, "", "no URL");
    }
    return urls;
  }

  private Url url(String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("/+$", ""));
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null || uri.getQuery() != null) {
        throw new ConfigException(
            RegistryKeys.URL, hidden(text), "must be http://HOST[:PORT][/PATH] or https://…");
      }
      URI base =
          new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
      return new Url(base, Optional.ofNullable(uri.getUserInfo()));
    } catch (URISyntaxException e) {
      throw new ConfigException(RegistryKeys.URL, hidden(text), e.getReason());
    }
  }

  private static String hidden(String url) {
    return url.replaceFirst("//[^@/]*@", "//…@");
  }

  private Authentication authentication() {
    String bearer = values.getString(RegistryKeys.BEARER_SOURCE);
    boolean basic = "USER_INFO".equals(values.getString(RegistryKeys.BASIC_SOURCE));
    if (bearer != null && basic) {
      throw new ConfigException(
          "both %s and %s are set: choose one"
              .formatted(RegistryKeys.BASIC_SOURCE, RegistryKeys.BEARER_SOURCE));
    }
    if (basic) {
      String userInfo = secret(RegistryKeys.BASIC_USER_INFO, RegistryKeys.BASIC_SOURCE);
      if (!userInfo.contains(":")) {
        throw new ConfigException(RegistryKeys.BASIC_USER_INFO + " must be USER:PASSWORD");
      }
      return new Authentication.Basic(userInfo);
    }
    if (bearer == null) {
      return new Authentication.FromUrl();
    }
    return bearer.equals("STATIC_TOKEN")
        ? new Authentication.Token(
            secret(RegistryKeys.BEARER_TOKEN, RegistryKeys.BEARER_SOURCE), bearerHeaders())
        : clientCredentials();
  }

  private Authentication clientCredentials() {
    return new Authentication.ClientCredentials(
        url(required(RegistryKeys.BEARER_ISSUER)).base(),
        required(RegistryKeys.BEARER_CLIENT_ID),
        secret(RegistryKeys.BEARER_CLIENT_SECRET, RegistryKeys.BEARER_SOURCE),
        Optional.ofNullable(values.getString(RegistryKeys.BEARER_SCOPE)),
        values.getInt(RegistryKeys.BEARER_EXPIRY_BUFFER),
        bearerHeaders());
  }

  private Map<String, String> bearerHeaders() {
    Map<String, String> headers = new TreeMap<>();
    String cluster = values.getString(RegistryKeys.BEARER_CLUSTER);
    if (cluster != null) {
      headers.put("target-sr-cluster", cluster);
    }
    String pool = values.getString(RegistryKeys.BEARER_POOL);
    if (pool != null) {
      headers.put("Confluent-Identity-Pool-Id", pool);
    }
    return headers;
  }

  private String required(String key) {
    String value = values.getString(key);
    if (value == null) {
      throw new ConfigException(
          "%s is missing: %s needs it".formatted(key, RegistryKeys.BEARER_SOURCE));
    }
    return value;
  }

  private String secret(String key, String needing) {
    Password value = values.getPassword(key);
    if (value == null) {
      throw new ConfigException("%s is missing: %s needs it".formatted(key, needing));
    }
    return value.value();
  }

  private Http http() {
    Map<String, String> headers = new TreeMap<>();
    written.forEach(
        (key, value) -> {
          if (key.startsWith(RegistryKeys.REQUEST_HEADER)) {
            headers.put(key.substring(RegistryKeys.REQUEST_HEADER.length()), String.valueOf(value));
          }
        });
    Optional<String> proxy = Optional.ofNullable(values.getString(RegistryKeys.PROXY_HOST));
    int port = values.getInt(RegistryKeys.PROXY_PORT);
    if (proxy.isPresent() && port < 0) {
      throw new ConfigException(
          "%s is missing: %s needs it".formatted(RegistryKeys.PROXY_PORT, RegistryKeys.PROXY_HOST));
    }
    return new Http(
        millis(RegistryKeys.CONNECT_TIMEOUT),
        millis(RegistryKeys.READ_TIMEOUT),
        proxy,
        port,
        headers);
  }

  private Map<String, Object> ssl() {
    Map<String, Object> ssl = new TreeMap<>();
    if (written.keySet().stream().anyMatch(key -> key.startsWith("ssl."))) {
      values
          .values()
          .forEach(
              (key, value) -> {
                if (key.startsWith("ssl.") && value != null) {
                  ssl.put(key, value);
                }
              });
    }
    return ssl;
  }

  private Duration millis(String key) {
    return Duration.ofMillis(values.getInt(key));
  }
}
