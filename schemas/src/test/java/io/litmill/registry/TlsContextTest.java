package io.litmill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS to a server that shows a certificate of its own making and may ask for one. */
class TlsContextTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private static Path server;
  private static Path misnamed;
  private static Path client;
  private static Path trust;
  private static Path trustMisnamed;

  @BeforeAll
  static void makeKeys() throws Exception {
    server = keyPair("server", "ip:127.0.0.1");
    misnamed = keyPair("misnamed", "dns:elsewhere.example");
    client = keyPair("client", "dns:client.example");
    trust = trusting("trust", server, client);
    trustMisnamed = trusting("trust-misnamed", misnamed);
  }

  private static Path keyPair(String name, String alternativeName) throws Exception {
    Path store = folder.resolve(name + ".p12");
    run(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "san=" + alternativeName,
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    return store;
  }

  private static Path trusting(String name, Path... stores) throws Exception {
    Path path = folder.resolve(name + ".p12");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Path store : stores) {
      String alias = alias(store);
      trusted.setCertificateEntry(alias, load(store).getCertificate(alias));
    }
    try (var out = Files.newOutputStream(path)) {
      trusted.store(out, PASSWORD.toCharArray());
    }
    return path;
  }

  private static String alias(Path store) {
    return store.getFileName().toString().replace(".p12", "");
  }

  private static void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static KeyStore load(Path store) throws Exception {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  @Test
  void aServerThatTheTrustStoreKnowsIsTalkedTo() throws Exception {
    try (ScriptedServer https = https(server, false)) {
      https.answer(200, "[\"s\"]");
      assertThat(registry(https, stores(trust)).subjects()).containsExactly("s");
    }
  }

  @Test
  void anUnknownServerIsNotTrusted() throws Exception {
    try (ScriptedServer https = https(server, false)) {
      assertThatThrownBy(() -> registry(https, Map.of()).subjects())
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("PKIX");
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefusedUnlessNamesAreNotChecked() throws Exception {
    try (ScriptedServer https = https(misnamed, false)) {
      https.answer(200, "[]");
      Map<String, String> configs = stores(trustMisnamed);
      assertThatThrownBy(() -> registry(https, configs).subjects())
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("127.0.0.1");
      configs.put("schema.registry.ssl.endpoint.identification.algorithm", "");
      assertThat(registry(https, configs).subjects()).isEmpty();
    }
  }

  @Test
  void namesThatAreNotCheckedDoNotMakeAnUnknownServerTrusted() throws Exception {
    try (ScriptedServer https = https(misnamed, false)) {
      Map<String, String> configs = stores(trust);
      configs.put("schema.registry.ssl.endpoint.identification.algorithm", "");
      assertThatThrownBy(() -> registry(https, configs).subjects())
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("PKIX");
    }
  }

  @Test
  void theClientShowsItsCertificate() throws Exception {
    try (ScriptedServer https = https(server, true)) {
      https.answer(200, "[]");
      Map<String, String> configs = stores(trust);
      assertThatThrownBy(() -> registry(https, configs).subjects())
          .isInstanceOf(RegistryUnavailableException.class);
      configs.put("schema.registry.ssl.keystore.location", client.toString());
      configs.put("schema.registry.ssl.keystore.type", "PKCS12");
      configs.put("schema.registry.ssl.keystore.password", PASSWORD);
      assertThat(registry(https, configs).subjects()).isEmpty();
    }
  }

  @Test
  void storesMayBePem() throws Exception {
    try (ScriptedServer https = https(server, true)) {
      https.answer(200, "[]");
      KeyStore clientStore = load(client);
      Key key = clientStore.getKey("client", PASSWORD.toCharArray());
      Map<String, String> configs = new HashMap<>();
      configs.put("schema.registry.ssl.truststore.type", "PEM");
      configs.put(
          "schema.registry.ssl.truststore.certificates",
          pem("CERTIFICATE", load(server).getCertificate("server").getEncoded()));
      configs.put("schema.registry.ssl.keystore.type", "PEM");
      configs.put("schema.registry.ssl.keystore.key", pem("PRIVATE KEY", key.getEncoded()));
      configs.put(
          "schema.registry.ssl.keystore.certificate.chain",
          pem("CERTIFICATE", clientStore.getCertificate("client").getEncoded()));
      assertThat(registry(https, configs).subjects()).isEmpty();
    }
  }

  @Test
  void aStoreThatCannotBeReadIsNamed() {
    Map<String, String> configs = stores(folder.resolve("not-there.p12"));
    configs.put("schema.registry.url", "https://127.0.0.1");
    assertThatThrownBy(() -> SchemaRegistry.connect(configs))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl")
        .hasMessageContaining("not-there.p12");
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
  }

  private static Map<String, String> stores(Path trusted) {
    Map<String, String> configs = new HashMap<>();
    configs.put("schema.registry.ssl.truststore.location", trusted.toString());
    configs.put("schema.registry.ssl.truststore.type", "PKCS12");
    configs.put("schema.registry.ssl.truststore.password", PASSWORD);
    return configs;
  }

  private static SchemaRegistry registry(ScriptedServer https, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    all.put("schema.registry.url", "https://127.0.0.1:" + https.port());
    all.put("max.retries", "0");
    return SchemaRegistry.connect(all);
  }

  private static ScriptedServer https(Path keys, boolean asksForCertificates) throws Exception {
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(load(keys), PASSWORD.toCharArray());
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(load(trust));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    HttpsServer https = HttpsServer.create();
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(asksForCertificates);
            parameters.setSSLParameters(ssl);
          }
        });
    return new ScriptedServer(https);
  }
}
