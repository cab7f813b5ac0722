package io.litmill.relations;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.classification.TextInput;
import io.litmill.corpus.AnnotatedDocument;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.DocumentSentences;
import io.litmill.corpus.Mention;
import io.litmill.corpus.PairCandidates;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.PairExample;
import io.litmill.corpus.Span;
import io.litmill.entities.LinkedMention;
import io.litmill.entities.TaggedMention;
import io.litmill.evaluation.Evaluation;
import io.litmill.pairs.PairMarking;
import io.litmill.schemas.Concept;
import io.litmill.tokenizer.Tokenizer;
import io.litmill.tokenizer.TokenizerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitleMentionsTest {
  private static final PairMarking MARKING =
      new PairMarking("Chemical", "Disease", "$", "#", "&", "none", true, true, true);

  /** The chemical of the abstract is the title's under another name. */
  private static final String TEXT =
      "Aspirin and asthma.\nASA gave asthma to many. Heparin caused ASTHMA. Some had cough.";

  @TempDir private Path folder;

  private static LinkedMention mention(
      int sentence, String type, String text, int from, String concept) {
    int start = TEXT.indexOf(text, from);
    TaggedMention tagged =
        new TaggedMention(sentence, new Span(start, start + text.length()), type, 1, "b");
    List<Concept> concepts =
        concept == null ? List.of() : List.of(new Concept(concept, text, "exact", 1f));
    return new LinkedMention(tagged, text, text, concepts);
  }

  private static List<LinkedMention> mentions() {
    return List.of(
        mention(0, "Chemical", "Aspirin", 0, "C1"),
        mention(0, "Disease", "asthma", 0, null),
        mention(1, "Chemical", "ASA", 20, "C1"),
        mention(1, "Disease", "asthma", 20, null),
        mention(2, "Chemical", "Heparin", 20, "C2"),
        mention(2, "Disease", "ASTHMA", 20, null),
        mention(3, "Disease", "cough", 20, "D2"));
  }

  @Test
  void namesOfTheSameAreFoundByConceptOrByWords() {
    List<LinkedMention> all = mentions();
    TitleMentions title = TitleMentions.of(TEXT, all);
    String text = "Aspirin and asthma.";
    assertThat(title.context(all.get(2), all.get(3)))
        .contains(new PairContext(text, List.of(new Span(0, 7)), List.of(new Span(12, 18))));
    assertThat(title.context(all.get(4), all.get(5)))
        .contains(new PairContext(text, List.of(), List.of(new Span(12, 18))));
  }

  @Test
  void aPairInTheTitleHasNoContext() {
    List<LinkedMention> all = mentions();
    assertThat(TitleMentions.of(TEXT, all).context(all.get(0), all.get(1))).isEmpty();
  }

  @Test
  void anArticleWithoutTitleHasNoContext() {
    LinkedMention head = mentions().get(4);
    LinkedMention tail = mentions().get(5);
    String untitled = "\n" + TEXT.substring(1).replace('\n', ' ');
    assertThat(TitleMentions.of(untitled, List.of(head, tail)).context(head, tail)).isEmpty();
  }

  @Test
  void aModelReadsWhatItWasTrainedOn() throws IOException {
    List<LinkedMention> linked = mentions();
    List<Mention> gold = new ArrayList<>();
    for (LinkedMention each : linked) {
      String concept = each.concept().map(Concept::getId).orElse("D1");
      gold.add(new Mention("M" + gold.size(), each.span(), each.type(), List.of(concept)));
    }
    AnnotatedDocument document =
        new AnnotatedDocument("1", TEXT, gold, List.of(), Set.of("Chemical", "Disease"));
    List<PairExample> pairs =
        new PairCandidates("Chemical", "Disease", "false", DocumentSentences.simple())
            .ofArticles(List.of(document));
    Dataset.Pairs data = new Dataset.Pairs(pairs, Set.of(), "false");
    assertThat(annotated(linked)).isEqualTo(Evaluation.inputs(MARKING, data.pairs()));
    assertThat(annotated(linked).get(1))
        .isEqualTo(
            new TextInput("$ ASA $ gave # asthma # to many.", "$ Aspirin $ and # asthma #."));
    assertThat(annotated(linked).subList(3, 5))
        .containsExactly(
            new TextInput(
                "$ ASA $ gave asthma to many. Some had # cough #.", "$ Aspirin $ and asthma."),
            new TextInput("$ Heparin $ caused ASTHMA. Some had # cough #.", "Aspirin and asthma."));
  }

  private List<TextInput> annotated(List<LinkedMention> mentions) throws IOException {
    Files.write(folder.resolve("vocab.txt"), List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": true}");
    Tokenizer tokenizer = TokenizerFiles.read(folder).tokenizer();
    List<CandidatePair> pairs = new ArrayList<>(CandidatePairs.of(mentions, "Chemical", "Disease"));
    pairs.addAll(CandidatePairs.acrossSentences(mentions, "Chemical", "Disease"));
    List<Span> sentences =
        List.of(new Span(0, 19), new Span(20, 44), new Span(45, 67), new Span(68, TEXT.length()));
    return new PairInputs(MARKING, tokenizer, 64)
        .of(pairs, mentions, TEXT, sentences).stream().map(PairInputs.Shown::text).toList();
  }
}
