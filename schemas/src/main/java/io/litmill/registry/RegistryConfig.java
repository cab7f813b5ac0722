package io.litmill.registry;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a registry is reached. The keys are those that Confluent's clients read; all but {@code
 * ssl.…} are understood with and without the prefix {@code schema.registry.}:
 *
 * <ul>
 *   <li>{@code schema.registry.url}: one URL or several, separated by commas, tried in this order
 *   <li>{@code basic.auth.credentials.source}: {@code URL} (default) or {@code USER_INFO}, which
 *       takes {@code basic.auth.user.info} (user:password)
 *   <li>{@code bearer.auth.credentials.source}: {@code STATIC_TOKEN} with {@code
 *       bearer.auth.token}, or {@code OAUTHBEARER} with {@code bearer.auth.issuer.endpoint.url},
 *       {@code bearer.auth.client.id}, {@code bearer.auth.client.secret}, {@code
 *       bearer.auth.scope}, {@code bearer.auth.cache.expiry.buffer.seconds}; for both {@code
 *       bearer.auth.logical.cluster} and {@code bearer.auth.identity.pool.id}
 *   <li>{@code schema.registry.ssl.…}: as Kafka's clients, key stores and PEM alike
 *   <li>{@code http.connect.timeout.ms}, {@code http.read.timeout.ms}, {@code max.retries}, {@code
 *       retries.wait.ms}, {@code retries.max.wait.ms}, {@code latest.cache.ttl.sec}, {@code
 *       proxy.host}, {@code proxy.port}, {@code request.header.NAME}
 * </ul>
 *
 * @param urls without user info and trailing slash
 * @param latestTtl how long a subject's latest version is believed; negative: for ever
 * @param ssl Kafka's keys {@code ssl.…}; empty: what the JDK trusts
 */
record RegistryConfig(
    List<Url> urls,
    Authentication authentication,
    Http http,
    RetryPolicy retry,
    Duration latestTtl,
    Map<String, Object> ssl) {
  static RegistryConfig of(Map<String, ?> configs) {
    return RegistryConfigReader.read(configs);
  }

  /**
   * A registry server.
   *
   * @param base without a slash at its end
   * @param userInfo what stood before the host
   */
  record Url(URI base, Optional<String> userInfo) {
    @Override
    public String toString() {
      return base.toString();
    }
  }

  /**
   * @param headers sent with each request
   */
  record Http(
      Duration connectTimeout,
      Duration readTimeout,
      Optional<String> proxyHost,
      int proxyPort,
      Map<String, String> headers) {}
}
