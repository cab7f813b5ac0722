package io.litmill.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubmedSourcesTest {
  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, Records.set(Records.article(1)));
  }

  private static List<String> names(String... arguments) throws IOException {
    return PubmedSources.of(List.of(arguments)).stream().map(PubmedSource::name).toList();
  }

  @Test
  void numberedFilesFirstInTheirOrderThenTheOthersInThatOfTheArguments() throws IOException {
    file("in/pubmed26n1335.xml.gz");
    file("in/sub/pubmed26n0002.xml.gz");
    file("in/pubmed26n0002.xml.gz.md5");
    file("in/b.xml");
    file("in/a.tar.gz");
    file("in/.hidden.xml");
    file("in/README.txt");
    String last = file("z.data").toString();
    String old = file("pubmed25n1700.xml.gz").toString();
    assertThat(names(last, folder.resolve("in").toString(), old))
        .containsExactly(
            "pubmed25n1700.xml.gz",
            "pubmed26n0002.xml.gz",
            "pubmed26n1335.xml.gz",
            "z.data",
            "a.tar.gz",
            "b.xml");
  }

  @Test
  void aFileThatIsNamedTwiceComesOnce() throws IOException {
    String file = file("a.xml").toString();
    assertThat(names(file, folder.toString(), folder + "/./a.xml")).containsExactly("a.xml");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThatThrownBy(() -> names(folder.resolve("missing.xml").toString()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.xml");
    assertThatThrownBy(() -> names(folder.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void standardInput() throws IOException {
    assertThat(names("-")).containsExactly("stdin");
  }

  private String serve(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void urls() throws IOException {
    String url = serve("/baseline/pubmed26n0001.xml", 200, Records.set(Records.article(7)));
    PubmedSource source = PubmedSources.of(List.of(url)).get(0);
    assertThat(source.name()).isEqualTo("pubmed26n0001.xml");
    assertThat(Records.of(PubmedRecords.open(source, 0)).pmids()).containsExactly("7");
  }

  @Test
  void foldersOfAServer() throws IOException {
    String listing =
        "<a href=\"pubmed26n0002.xml.gz\">x</a> <a href=\"pubmed26n0002.xml.gz.md5\">x</a>"
            + "<a href=\"../\">up</a> <a href=\"pubmed26n0001.xml.gz\">x</a>";
    assertThat(names(serve("/updatefiles/", 200, listing)))
        .containsExactly("pubmed26n0001.xml.gz", "pubmed26n0002.xml.gz");
  }

  @Test
  void aServerThatAsksForAPauseIsAskedAgain() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    server.createContext(
        "/efetch.fcgi",
        exchange -> {
          byte[] bytes = Records.set(Records.article(7)).getBytes(UTF_8);
          boolean first = requests.incrementAndGet() == 1;
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(first ? 429 : 200, first ? -1 : bytes.length);
          if (!first) {
            exchange.getResponseBody().write(bytes);
          }
          exchange.close();
        });
    String url =
        "http://127.0.0.1:%d/efetch.fcgi?db=pubmed&api_key=secret&id=7"
            .formatted(server.getAddress().getPort());
    PubmedSource source = PubmedSources.of(List.of(url)).get(0);
    Records records = Records.of(PubmedRecords.open(source, 0));
    assertThat(records.pmids()).containsExactly("7");
    assertThat(records.citations().get(0).getSourceFile()).isEqualTo("efetch.fcgi?db=pubmed&id=7");
    assertThat(source.location()).doesNotContain("secret");
  }

  @Test
  void whatAServerDoesNotHaveIsSaid() throws IOException {
    String url = serve("/gone.xml", 404, "");
    PubmedSource source = PubmedSources.of(List.of(url)).get(0);
    assertThatThrownBy(() -> PubmedRecords.open(source, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/gone.xml")
        .hasMessageContaining("404");
  }
}
