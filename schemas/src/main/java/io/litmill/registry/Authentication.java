package io.litmill.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** How the client says who it is. */
sealed interface Authentication {
  /**
   * The user and password of the URL itself, {@code https://user:password@host}, if there are any.
   */
  record FromUrl() implements Authentication {}

  /** HTTP Basic. */
  record Basic(String userInfo) implements Authentication {
    String header() {
      byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
      return "Basic[hidden]";
    }
  }

  /**
   * A token that does not change, with the headers that say which cluster and pool it is for.
   *
   * @param headers such as {@code target-sr-cluster}
   */
  record Token(String token, Map<String, String> headers) implements Authentication {
    @Override
    public String toString() {
      return "Token[hidden]";
    }
  }

  /**
   * Tokens by OAuth 2.0's client credentials grant (RFC 6749, section 4.4).
   *
   * @param expiryBufferSeconds how long before its end a token is replaced
   */
  record ClientCredentials(
      URI tokenEndpoint,
      String clientId,
      String clientSecret,
      Optional<String> scope,
      long expiryBufferSeconds,
      Map<String, String> headers)
      implements Authentication {
    @Override
    public String toString() {
      return "ClientCredentials[" + clientId + " at " + tokenEndpoint + "]";
    }
  }
}
