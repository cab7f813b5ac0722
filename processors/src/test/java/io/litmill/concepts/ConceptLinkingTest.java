package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.concepts.vocabulary.CrossReferences;
import io.litmill.concepts.vocabulary.Curies;
import io.litmill.concepts.vocabulary.Format;
import io.litmill.concepts.vocabulary.Selection;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Links the marked mentions of the development parts of BC5CDR and NCBI disease by a dictionary
 * made of MeSH 2015, the Disease Ontology, names of MeSH records in other vocabularies, and the
 * mentions of the training parts.
 *
 * <p>A mention counts as correct if the dictionary gives the marked concept and no other. Mentions
 * that the corpus marks with several concepts cannot be found that way and count as missed; those
 * that it marks as without a concept count against precision if they are linked.
 */
class ConceptLinkingTest {
  private static final Path DATA =
      Path.of(System.getProperty("litmill.shared", "../shared"), "data");

  @TempDir private Path folder;

  @BeforeEach
  void sharedDataIsThere() {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no shared data in " + DATA);
  }

  private record Mention(String name, String type, String ids) {}

  private record Article(String text, List<Mention> mentions) {}

  @Test
  void linksMarkedMentionsOfDevelopmentParts() throws IOException {
    List<Article> cdr = read("ner/bc5cdr/CDR_DevelopmentSet.PubTator.txt");
    List<Article> ncbi = read("ner/ncbi-disease/NCBIdevelopset_corpus.txt");
    try (ConceptIndex index = index()) {
      Score chemicals = score("BC5CDR Chemical", index, cdr, "Chemical");
      Score diseases = score("BC5CDR Disease", index, cdr, "Disease");
      Score ncbiDiseases = score("NCBI Disease", index, ncbi, "Disease");
      assertThat(chemicals.precision()).isGreaterThan(0.95);
      assertThat(chemicals.recall()).isGreaterThan(0.8);
      assertThat(diseases.precision()).isGreaterThan(0.9);
      assertThat(diseases.recall()).isGreaterThan(0.7);
      assertThat(ncbiDiseases.precision()).isGreaterThan(0.85);
      assertThat(ncbiDiseases.recall()).isGreaterThan(0.65);
    }
  }

  private ConceptIndex index() throws IOException {
    List<Article> training = new ArrayList<>(read("ner/bc5cdr/CDR_TrainingSet.PubTator.txt"));
    training.addAll(read("ner/ncbi-disease/NCBItrainset_corpus.txt"));
    Path lexicon = DATA.resolve("lexicon");
    CrossReferences doid = CrossReferences.read(lexicon.resolve("disease-ontology/xrefs.tsv.gz"));
    List<Vocabulary> vocabularies = new ArrayList<>();
    for (String type : List.of("Chemical", "Disease")) {
      Selection selection = Selection.of(type);
      vocabularies.add(Vocabulary.of(lexicon.resolve("mesh2015/tree-numbers.tsv.gz"), selection));
      vocabularies.add(
          Vocabulary.of(lexicon.resolve("chebi-mesh/mesh_mappings.tsv.gz"), selection));
      vocabularies.add(Vocabulary.of(mentions(training, type), selection));
    }
    vocabularies.add(
        Vocabulary.of(
            lexicon.resolve("disease-ontology/term-names.tsv.gz"),
            Format.DISEASE_ONTOLOGY_TABLE,
            Selection.of("Disease").withPreferredPrefix("MESH"),
            doid));
    Path target = folder.resolve("index");
    System.out.println(new IndexBuilder("linking", vocabularies).write(target, false).types());
    return ConceptIndex.open(target);
  }

  /** The mentions of one concept as a vocabulary file. */
  private Path mentions(List<Article> articles, String type) throws IOException {
    Map<String, TreeSet<String>> names = new HashMap<>();
    for (Article article : articles) {
      for (Mention mention : article.mentions) {
        if (mention.type.equals(type) && mention.ids.matches("[\\w:]+")) {
          names.computeIfAbsent(mention.ids, id -> new TreeSet<>()).add(mention.name);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    names.forEach((id, all) -> lines.add(id + "||" + String.join("|", all)));
    return Files.write(folder.resolve(type + ".txt"), lines.stream().sorted().toList());
  }

  private static List<Article> read(String file) throws IOException {
    List<Article> articles = new ArrayList<>();
    for (String block : Files.readString(DATA.resolve(file)).split("\\R\\R+")) {
      StringBuilder text = new StringBuilder();
      List<Mention> mentions = new ArrayList<>();
      for (String line : block.strip().split("\\R")) {
        String[] fields = line.split("\t");
        if (line.matches("\\d+\\|[ta]\\|.*")) {
          text.append(line.split("\\|", 3)[2]).append('\n');
        } else if (fields.length >= 6) {
          String type = fields[4].equals("Chemical") ? "Chemical" : "Disease";
          mentions.add(new Mention(fields[3], type, fields[5].strip()));
        }
      }
      articles.add(new Article(text.toString(), mentions));
    }
    return articles;
  }

  private static Score score(
      String title, ConceptIndex index, List<Article> articles, String type) {
    int marked = 0;
    int linked = 0;
    int correct = 0;
    int ambiguous = 0;
    Map<Match.Method, Integer> methods = new EnumMap<>(Match.Method.class);
    for (Article article : articles) {
      Abbreviations abbreviations = Abbreviations.of(article.text);
      for (Mention mention : article.mentions) {
        if (!mention.type.equals(type)) {
          continue;
        }
        List<Match> matches =
            abbreviations
                .expand(mention.name)
                .map(longForm -> index.lookup(longForm, type))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> index.lookup(mention.name, type));
        marked += mention.ids.startsWith("-") ? 0 : 1;
        linked += matches.isEmpty() ? 0 : 1;
        ambiguous += matches.size() > 1 ? 1 : 0;
        matches.stream().findFirst().ifPresent(m -> methods.merge(m.method(), 1, Integer::sum));
        boolean right = matches.size() == 1 && matches.get(0).id().equals(curie(mention.ids));
        correct += right ? 1 : 0;
      }
    }
    Score score = new Score(marked, linked, correct);
    System.out.printf(
        Locale.ROOT,
        "%-16s %d mentions, linked %.1f %% (ambiguous %d), P %.1f R %.1f F1 %.1f, by %s%n",
        title,
        marked,
        100.0 * linked / marked,
        ambiguous,
        100 * score.precision(),
        100 * score.recall(),
        100 * 2.0 * correct / (marked + linked),
        methods);
    return score;
  }

  private static String curie(String ids) {
    return ids.matches("[\\w:]+") ? Curies.shipped().curie(ids, null) : "several";
  }

  private record Score(int marked, int linked, int correct) {
    double precision() {
      return (double) correct / linked;
    }

    double recall() {
      return (double) correct / marked;
    }
  }
}
