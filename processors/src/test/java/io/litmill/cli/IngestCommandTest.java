package io.litmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.litmill.ingest.kafka.IngestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
  private static IngestPlatform platform;

  @TempDir private Path folder;

  @BeforeAll
  static void start(@TempDir Path data) throws IOException {
    platform = new IngestPlatform(data);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  private Path fixture(String name) throws IOException {
    Path file = folder.resolve(name);
    try (var in = getClass().getResourceAsStream("/pubmed/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private static CommandRun ingest(String prefix, String... arguments) {
    String[] all = new String[arguments.length + 7];
    all[0] = "ingest";
    all[1] = "--bootstrap-servers";
    all[2] = String.valueOf(platform.configs().get("bootstrap.servers"));
    all[3] = "--registry";
    all[4] = String.valueOf(platform.configs().get("schema.registry.url"));
    all[5] = "--prefix";
    all[6] = prefix;
    System.arraycopy(arguments, 0, all, 7, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void whatIsReadableIsSentAndTheExitCodeSaysThatNotAllIs() throws Exception {
    platform.createTopics("cli.");
    CommandRun run = ingest("cli.", fixture("malformed.xml").toString(), "--json");
    JsonNode summary = new ObjectMapper().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(summary.get("citations").asInt()).isEqualTo(5);
    assertThat(summary.get("unreadable").asInt()).isEqualTo(7);
    assertThat(run.err())
        .contains("unreadable: malformed.xml, record 2 at byte")
        .doesNotContain("\u001b");
  }

  @Test
  void aFolderTwice() throws Exception {
    platform.createTopics("twice.");
    fixture("article.xml");
    fixture("update.xml");
    CommandRun first = ingest("twice.", folder.toString());
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out())
        .startsWith(
            "2 files sent, 0 had gone through before: 3 citations, 2 deletions, 0 unreadable;");
    CommandRun second = ingest("twice.", folder.toString());
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).startsWith("0 files sent, 2 had gone through before: 0 citations");
    assertThat(second.err()).contains("article.xml went through before");
  }

  @Test
  void whatTheUserCanMendIsSaidInALine() throws Exception {
    assertThat(CommandRun.of("ingest").exitCode()).isEqualTo(2);
    CommandRun missing = ingest("x.", folder.resolve("missing.xml").toString());
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).startsWith("litmill: no such file: ").contains("missing.xml");
    CommandRun topics = ingest("none.", fixture("article.xml").toString());
    assertThat(topics.exitCode()).isEqualTo(1);
    assertThat(topics.err()).startsWith("litmill: there is no topic none.");
  }

  @Test
  void aBaselineSaysWhatItWithdrew() throws Exception {
    platform.createTopics("baseline.");
    Path old = Files.copy(fixture("article.xml"), folder.resolve("pubmed25n0001.xml"));
    assertThat(ingest("baseline.", old.toString()).exitCode()).isZero();
    Path whole =
        Files.writeString(
            folder.resolve("pubmed26n0001.xml"),
            Files.readString(old).replace(">90000001<", ">90000002<"));
    CommandRun gap = ingest("baseline.", "--baseline", old.toString(), whole.toString());
    assertThat(gap.err()).contains("is not of the baseline of pubmed25");
    CommandRun last = ingest("baseline.", "--baseline", whole.toString());
    assertThat(last.exitCode()).isEqualTo(1);
    assertThat(last.out()).contains("no article was withdrawn: ").contains("--baseline-files");
    CommandRun much =
        ingest("baseline.", "--baseline", "--baseline-files", "1", whole.toString(), "--json");
    assertThat(much.exitCode()).isEqualTo(1);
    JsonNode summary = new ObjectMapper().readTree(much.out());
    assertThat(summary.get("vanished").asInt()).isEqualTo(1);
    assertThat(summary.get("withdrawn").asInt()).isZero();
    assertThat(summary.get("refusal").asText()).contains("--max-vanished 50.000");
    CommandRun done =
        ingest(
            "baseline.",
            "--baseline",
            "--baseline-files",
            "1",
            "--max-vanished",
            "50",
            whole.toString());
    assertThat(done.exitCode()).as(done.out()).isZero();
    assertThat(done.out()).contains("1 of 2 known articles are not in the baseline and were");
    assertThat(ingest("baseline.", "--baseline-files", "1", whole.toString()).exitCode())
        .isEqualTo(2);
  }

  @Test
  void theParserIsMeasured() throws Exception {
    CommandRun run =
        CommandRun.of(
            "bench",
            "parse",
            "--records",
            "300",
            "--rounds",
            "1",
            "--input",
            fixture("article.xml").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("300 records, 1 different")
        .containsPattern("from gzip +[\\d,]+ records/s");
    assertThat(CommandRun.of("bench", "parse", "--records", "20", "--rounds", "1").exitCode())
        .isZero();
  }
}
