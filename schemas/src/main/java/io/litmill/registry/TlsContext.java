package io.litmill.registry;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** TLS by Kafka's keys {@code ssl.…}: stores of any type the JDK knows, and PEM. */
final class TlsContext {
  private TlsContext() {}

  /**
   * @throws ConfigException if a store cannot be read
   */
  static SSLContext of(Map<String, Object> ssl) {
    try (DefaultSslEngineFactory stores = new DefaultSslEngineFactory()) {
      stores.configure(ssl);
      SSLContext context =
          SSLContext.getInstance((String) ssl.getOrDefault(SslConfigs.SSL_PROTOCOL_CONFIG, "TLS"));
      context.init(keys(stores.keystore(), ssl), trust(stores.truststore(), ssl), null);
      return context;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw (ConfigException)
          new ConfigException("schema.registry.ssl.*: " + e.getMessage()).initCause(e);
    }
  }

  private static KeyManager[] keys(KeyStore store, Map<String, Object> ssl)
      throws GeneralSecurityException {
    if (store == null) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    Password password = (Password) ssl.get(SslConfigs.SSL_KEY_PASSWORD_CONFIG);
    if (password == null) {
      password = (Password) ssl.get(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
    }
    factory.init(store, password == null ? null : password.value().toCharArray());
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(KeyStore store, Map<String, Object> ssl)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    TrustManager[] managers = factory.getTrustManagers();
    Object identification = ssl.get(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG);
    if ("".equals(identification)) {
      for (int i = 0; i < managers.length; i++) {
        if (managers[i] instanceof X509ExtendedTrustManager checked) {
          managers[i] = new AnyHostName(checked);
        }
      }
    }
    return managers;
  }

  /**
   * Checks the certificate and not the name in it. The JDK's HTTP client knows no switch for one
   * client alone, so the name is kept from the check.
   */
  private static final class AnyHostName extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager checked;

    AnyHostName(X509ExtendedTrustManager checked) {
      this.checked = checked;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checked.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checked.checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      checked.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checked.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checked.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      checked.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return checked.getAcceptedIssuers();
    }
  }
}
