package io.litmill.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Interleukin-1 beta      | interleukin 1β
          IL-1                    | il1
          Headache Disorders      | headache disorder
          neuropathies            | Neuropathy
          abscesses               | abscess
          oedema                  | edema
          haemorrhage             | Hemorrhage
          tumour                  | tumor
          ferrous sulphate        | Ferrous sulfate
          ionisation              | ionization
          Sjögren's syndrome      | Sjogren's Syndrome
          1,2-dichloroethane      | 1,2 Dichloroethane
          TNF-α                   | TNF alpha
          ﬁbrosis                 | fibrosis
          H₂O                     | H2O
          µ-opioid                | mu opioid
          """)
  void spellingsOfOneNameAgree(String one, String other) {
    assertThat(NameKeys.normalised(one)).isEqualTo(NameKeys.normalised(other)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IL-1 2           | IL-12
          1,2-diol         | 12-diol
          RAS              | RA
          virus            | viru
          hepatitis        | hepatiti
          abscess          | absces
          """)
  void differentNamesDoNotAgree(String one, String other) {
    assertThat(NameKeys.normalised(one)).isNotEqualTo(NameKeys.normalised(other));
  }

  @Test
  void tokensAgreeInAnyOrder() {
    assertThat(NameKeys.tokenSorted("Neoplasms, Breast"))
        .isEqualTo(NameKeys.tokenSorted("neoplasm of the breast"))
        .isEqualTo("breast neoplasm");
    assertThat(NameKeys.tokenSorted("Abdomen, Acute"))
        .isEqualTo(NameKeys.tokenSorted("acute abdomen"));
  }

  @Test
  void aNameWithoutLettersAndDigitsHasNoKey() {
    assertThat(NameKeys.normalised(" -/+ ")).isEmpty();
    assertThat(NameKeys.tokenSorted("")).isEmpty();
  }

  @Test
  void keysOfAnyTextHaveLowerCaseLettersAndDigitsOnly() {
    for (long seed = 0; seed < 20_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder name = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        int c = random.nextInt(4) == 0 ? random.nextInt(0x11000) : random.nextInt(32, 0x250);
        name.appendCodePoint(c);
      }
      String key = NameKeys.normalised(name.toString());
      assertThat(key.codePoints().allMatch(c -> c == '|' || Character.isLetterOrDigit(c)))
          .as("%s of %s, seed %d", key, name, seed)
          .isTrue();
      assertThat(NameKeys.normalised("  " + name + " - ")).as("seed %d", seed).isEqualTo(key);
    }
  }
}
