package io.litmill.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;

/** Names, types and defaults of the client's keys, and the two ways in which they are written. */
final class RegistryKeys {
  static final String PREFIX = "schema.registry.";
  static final String URL = "schema.registry.url";
  static final String BASIC_SOURCE = "basic.auth.credentials.source";
  static final String BASIC_USER_INFO = "basic.auth.user.info";
  static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  static final String BEARER_TOKEN = "bearer.auth.token";
  static final String BEARER_ISSUER = "bearer.auth.issuer.endpoint.url";
  static final String BEARER_CLIENT_ID = "bearer.auth.client.id";
  static final String BEARER_CLIENT_SECRET = "bearer.auth.client.secret";
  static final String BEARER_SCOPE = "bearer.auth.scope";
  static final String BEARER_CLUSTER = "bearer.auth.logical.cluster";
  static final String BEARER_POOL = "bearer.auth.identity.pool.id";
  static final String BEARER_EXPIRY_BUFFER = "bearer.auth.cache.expiry.buffer.seconds";
  static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  static final String READ_TIMEOUT = "http.read.timeout.ms";
  static final String MAX_RETRIES = "max.retries";
  static final String RETRY_WAIT = "retries.wait.ms";
  static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
  static final String LATEST_TTL = "latest.cache.ttl.sec";
  static final String PROXY_HOST = "proxy.host";
  static final String PROXY_PORT = "proxy.port";
  static final String REQUEST_HEADER = "request.header.";

  private static final List<String> SECRETS =
      List.of(BASIC_USER_INFO, BEARER_TOKEN, BEARER_CLIENT_SECRET);

  private static final ConfigDef DEFINITIONS = definitions();

  private RegistryKeys() {}

  /**
   * The keys that concern the client, each under its name without the prefix.
   *
   * @throws ConfigException for a key {@code schema.registry.…} that means nothing
   */
  static Map<String, Object> canonical(Map<String, ?> configs) {
    Map<String, Object> found = new TreeMap<>();
    configs.forEach(
        (key, value) -> {
          if (isClientKey(key) && !key.startsWith("ssl.") && value != null) {
            found.put(key, value);
          }
        });
    configs.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX) && !key.equals(URL) && value != null) {
            found.put(known(key), value);
          }
        });
    return found;
  }

  static ConfigDef definition() {
    return DEFINITIONS;
  }

  private static boolean isClientKey(String key) {
    return DEFINITIONS.names().contains(key) || key.startsWith(REQUEST_HEADER);
  }

  private static String known(String prefixed) {
    String key = prefixed.substring(PREFIX.length());
    if (isClientKey(key)) {
      return key;
    }
    if (SerdeConfig.KEYS.contains(key)) {
      throw new ConfigException("unknown key " + prefixed + ": write it " + key);
    }
    throw new ConfigException(
        "unknown key %s: did you mean %s%s?".formatted(prefixed, PREFIX, nearest(key)));
  }

  private static String nearest(String key) {
    Set<String> names = DEFINITIONS.names();
    return names.stream()
        .filter(name -> !name.equals(URL))
        .min(java.util.Comparator.comparingInt(name -> EditDistance.between(key, name)))
        .orElseThrow();
  }

  private static ConfigDef definitions() {
    ConfigDef keys = new ConfigDef();
    keys.define(URL, Type.LIST, Importance.HIGH, "URLs, tried in this order");
    source(keys, BASIC_SOURCE, "URL", "URL", "USER_INFO");
    source(keys, BEARER_SOURCE, null, null, "STATIC_TOKEN", "OAUTHBEARER");
    for (String key : SECRETS) {
      keys.define(key, Type.PASSWORD, null, Importance.MEDIUM, "");
    }
    for (String key :
        List.of(
            BEARER_ISSUER,
            BEARER_CLIENT_ID,
            BEARER_SCOPE,
            BEARER_CLUSTER,
            BEARER_POOL,
            PROXY_HOST)) {
      keys.define(key, Type.STRING, null, Importance.MEDIUM, "");
    }
    count(keys, BEARER_EXPIRY_BUFFER, 300, 0);
    count(keys, CONNECT_TIMEOUT, 10_000, 1);
    count(keys, READ_TIMEOUT, 60_000, 1);
    count(keys, MAX_RETRIES, 3, 0);
    count(keys, RETRY_WAIT, 1_000, 0);
    count(keys, RETRY_MAX_WAIT, 20_000, 0);
    count(keys, LATEST_TTL, 60, -1);
    keys.define(PROXY_PORT, Type.INT, -1, Range.between(-1, 65_535), Importance.LOW, "");
    SslConfigs.addClientSslSupport(keys);
    return keys;
  }

  private static void count(ConfigDef keys, String key, int standard, int least) {
    keys.define(key, Type.INT, standard, Range.atLeast(least), Importance.LOW, "");
  }

  private static void source(ConfigDef keys, String key, String standard, String... allowed) {
    keys.define(key, Type.STRING, standard, ValidString.in(allowed), Importance.MEDIUM, "");
  }
}
