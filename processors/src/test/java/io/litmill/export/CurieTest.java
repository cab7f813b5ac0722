package io.litmill.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurieTest {
  @Test
  void idsOfVocabulariesStay() {
    assertThat(Curie.of("MESH:D001241")).isEqualTo("MESH:D001241");
    assertThat(Curie.of("DBSNP:rs12-3")).isEqualTo("DBSNP:rs12-3");
  }

  @Test
  void whatNoIriHoldsIsEncoded() {
    assertThat(Curie.of("litmill:Chemical:a|b\"<c>\\{d}^`\t "))
        .isEqualTo("litmill:Chemical:a%7Cb%22%3Cc%3E%5C%7Bd%7D%5E%60%09%20");
    assertThat(Curie.of("litmill:Gene:tgf-β_𝛼")).isEqualTo("litmill:Gene:tgf-β_𝛼");
    assertThat(Curie.of("litmill:Gene:\u00a0\u2028")).isEqualTo("litmill:Gene:%C2%A0%E2%80%A8");
  }

  @Test
  void differentIdsStayDifferent() {
    assertThat(Curie.of("litmill:Chemical:5%22")).isNotEqualTo(Curie.of("litmill:Chemical:5\""));
  }
}
