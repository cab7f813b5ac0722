package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.concepts.Abbreviations.Definition;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbbreviationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Patients with systemic lupus erythematosus (SLE) came. | SLE | systemic lupus erythematosus
          SLE (systemic lupus erythematosus) is rare. | SLE | systemic lupus erythematosus
          The heat shock transcription factor (HSF) binds. | HSF | heat shock transcription factor
          A tumor necrosis factor alpha (TNF-α) test. | TNF-α | tumor necrosis factor alpha
          The tumor necrosis factor (TNF, 10 ng/ml) was added. | TNF | tumor necrosis factor
          Mucolipidosis type IV (MLIV; MIM 252650) is inherited. | MLIV | Mucolipidosis type IV
          Levels of parathyroid hormone (PTH) fell. | PTH | parathyroid hormone
          Several T cell receptors (TCRs) were cloned. | TCRs | T cell receptors
          The 5-hydroxytryptamine (5-HT) level. | 5-HT | 5-hydroxytryptamine
          It is glucose-6-phosphate dehydrogenase (G6PD) deficiency. | G6PD | glucose-6-phosphate dehydrogenase
          Green fluorescent protein [GFP] was seen. | GFP | Green fluorescent protein
          An enzyme-linked immunosorbent assay (ELISA) was used. | ELISA | enzyme-linked immunosorbent assay
          The N-acetyl-beta-D-glucosaminidase (NAG) activity. | NAG | N-acetyl-beta-D-glucosaminidase
          An electrocardiogram (ECG) was made. | ECG | electrocardiogram
          In Alzheimer's disease (AD) brains. | AD | Alzheimer's disease
          Magnetic resonance imaging (MRI) scans. | MRI | Magnetic resonance imaging
          The CREB binding protein (CBP) is known. | CBP | CREB binding protein
          Bovine spongiform encephalopathy (BSE (mad cow)) spread. | BSE | Bovine spongiform encephalopathy
          Use of long terminal repeat (LTR)-driven genes. | LTR | long terminal repeat
          HIV 1 (human immunodeficiency virus 1) was found. | 1 | -
          """)
  void findsWhatAnArticleExplains(String text, String shortForm, String longForm) {
    Abbreviations found = Abbreviations.of(text);
    assertThat(found.longForm(shortForm).orElse("-")).isEqualTo(longForm);
    for (Definition each : found.definitions()) {
      assertThat(each.shortSpan().of(text)).isEqualTo(each.shortForm());
      assertThat(each.longSpan().of(text)).isEqualTo(each.longForm());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The difference was significant (P < 0.05) in rats.",
        "Controls (n = 12) were healthy.",
        "All patients (see Table 2) improved.",
        "It was found (Smith et al., 2003) in mice.",
        "The drug (50 mg) was given.",
        "Cells died (data not shown).",
        "The first (A) and the second (B) were alike.",
        "In 1990 (NASA) sent it.",
        "The protein (e.g. actin) was bound.",
        "An open bracket (SLE",
        "()"
      })
  void doesNotInventAbbreviations(String text) {
    assertThat(Abbreviations.of(text).definitions()).isEmpty();
  }

  @Test
  void anExplanationStandsWithinOneSentence() {
    assertThat(
            Abbreviations.of("It was systemic lupus. Erythematosus (SLE) is a word.").definitions())
        .isEmpty();
  }

  @Test
  void theFirstExplanationCounts() {
    String text = "Acute lung injury (ALI) came. Then an acute limb ischemia (ALI) came.";
    Abbreviations found = Abbreviations.of(text);
    assertThat(found.definitions()).hasSize(2);
    assertThat(found.longForm("ALI")).contains("Acute lung injury");
  }

  @Test
  void spellsNamesOut() {
    Abbreviations found =
        Abbreviations.of(
            "In glucose-6-phosphate dehydrogenase (G6PD) deficiency, T cell receptors (TCRs) and the"
                + " hyperparathyroidism-jaw tumor (HPT-JT) syndrome matter.");
    assertThat(found.expand("G6PD")).contains("glucose-6-phosphate dehydrogenase");
    assertThat(found.expand("G6PD deficiency"))
        .contains("glucose-6-phosphate dehydrogenase deficiency");
    assertThat(found.expand("glucose-6-phosphate dehydrogenase (G6PD) deficiency"))
        .contains("glucose-6-phosphate dehydrogenase deficiency");
    assertThat(found.expand("TCR")).contains("T cell receptors");
    assertThat(found.expand("HPT-JT syndrome")).contains("hyperparathyroidism-jaw tumor syndrome");
    assertThat(found.expand("deficiency")).isEmpty();
    assertThat(found.expand("G6PDX")).isEmpty();
  }

  @Test
  void spellsTheGenusOfASpeciesOut() {
    Abbreviations found =
        Abbreviations.of("Escherichia coli and Staphylococcus aureus grew. E. coli died.");
    assertThat(found.expand("E. coli")).contains("Escherichia coli");
    assertThat(found.expand("S. aureus")).contains("Staphylococcus aureus");
    assertThat(found.expand("C. elegans")).isEmpty();
  }

  @Test
  void aGenusThatMayBeTwoIsNotGuessed() {
    Abbreviations found =
        Abbreviations.of("Escherichia coli and Entamoeba coli are two. E. coli is one of them.");
    assertThat(found.expand("E. coli")).isEmpty();
  }

  @Test
  void spansOfAnyTextAreThoseOfTheForms() {
    String[] parts = {
      "(",
      ")",
      "[",
      "]",
      " ",
      ". ",
      "alpha ",
      "Beta",
      "A",
      "B2",
      "α",
      "\uD83D\uDC00",
      ",",
      ";",
      "-",
      "\u0301"
    };
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String article = text.toString();
      Abbreviations found = Abbreviations.of(article);
      for (Definition each : found.definitions()) {
        assertThat(each.shortSpan().of(article)).as("seed %d", seed).isEqualTo(each.shortForm());
        assertThat(each.longSpan().of(article)).as("seed %d", seed).isEqualTo(each.longForm());
        assertThat(each.shortSpan().overlaps(each.longSpan())).as("seed %d", seed).isFalse();
        assertThat(found.expand(each.shortForm())).as("seed %d", seed).isPresent();
      }
    }
  }
}
