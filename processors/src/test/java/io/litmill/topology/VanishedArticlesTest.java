package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.ingest.PubmedSources;
import io.litmill.ingest.kafka.Baseline;
import io.litmill.ingest.kafka.BaselineIngest;
import io.litmill.ingest.kafka.IngestListener;
import io.litmill.ingest.kafka.IngestSettings;
import io.litmill.ingest.kafka.PubmedIngest;
import io.litmill.schemas.Retraction;
import io.litmill.topology.StreamPlatform.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the files of PubMed to the events that say why facts are withdrawn. */
class VanishedArticlesTest {
  @TempDir Path folder;

  private String file(String name, int... pmids) throws IOException {
    StringBuilder xml = new StringBuilder("<PubmedArticleSet>");
    for (int pmid : pmids) {
      xml.append(
          ("<PubmedArticle><MedlineCitation"
                  + " Status=\"MEDLINE\"><PMID>%d</PMID><Article><ArticleTitle>c%d affects"
                  + " g%d</ArticleTitle></Article></MedlineCitation></PubmedArticle>")
              .formatted(pmid, pmid, pmid));
    }
    return Files.writeString(folder.resolve(name), xml.append("</PubmedArticleSet>")).toString();
  }

  private static Set<String> articles(Deployment deployment) {
    Set<String> pmids = new TreeSet<>();
    deployment.tripletTable().triplets.keySet().forEach(key -> pmids.add(key.getPmid()));
    return pmids;
  }

  @Test
  void factsOfAVanishedArticleAreWithdrawnAndAnUpdateBringsThemBack() throws Exception {
    try (StreamPlatform platform = new StreamPlatform(folder)) {
      Deployment deployment = platform.deployment("vanished", 2);
      IngestSettings settings = IngestSettings.defaults("vanished.");
      try (LitmillStream stream =
          new LitmillStream(
              deployment.settings(folder.resolve("state")),
              new StatementAnnotator(),
              deployment.topics(),
              StreamListener.NONE)) {
        stream.start();
        ingest(deployment, settings, file("pubmed25n0001.xml", 1, 2, 3));
        StreamPlatform.await(
            "facts of the old year", () -> articles(deployment).equals(Set.of("1", "2", "3")));
        List<String> files = List.of(file("pubmed26n0001.xml", 1, 3), file("pubmed26n0002.xml", 4));
        try (BaselineIngest baseline =
            BaselineIngest.connect(
                deployment.connection(),
                deployment.topics(),
                settings,
                "vanished-ledger-changelog")) {
          baseline.run(
              Baseline.of(PubmedSources.of(files), OptionalInt.of(2)), 1, IngestListener.SILENT);
        }
        StreamPlatform.await(
            "facts of the new year", () -> articles(deployment).equals(Set.of("1", "3", "4")));
        ingest(deployment, settings, file("pubmed26n0003.xml", 2));
        StreamPlatform.await("the article is back", () -> articles(deployment).contains("2"));
      }
      List<Retraction> events = new ArrayList<>();
      deployment.read(deployment.topics().retractions(), event -> events.add(event.value()));
      assertThat(events)
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.getPmid()).isEqualTo("2"))
          .allSatisfy(event -> assertThat(event.getReason()).isEqualTo("vanished_from_baseline"))
          .allSatisfy(event -> assertThat(event.getSourceFile()).isEqualTo("pubmed26"));
    }
  }

  private static void ingest(Deployment deployment, IngestSettings settings, String file)
      throws IOException {
    try (PubmedIngest ingest =
        PubmedIngest.connect(deployment.connection(), deployment.topics(), settings)) {
      ingest.run(PubmedSources.of(List.of(file)), IngestListener.SILENT);
    }
  }
}
