package io.litmill.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConllReaderTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("dev.tsv");
  }

  private List<TaggedText> read(String mapping, String content) throws IOException {
    Files.writeString(file, content);
    return new ConllReader(TypeMapping.parse(mapping)).read(file);
  }

  @Test
  void aSentenceIsItsTokensWithOneSpaceBetween() throws IOException {
    List<TaggedText> texts =
        read("", "IL-2\tB-DNA\ngene\tI-DNA\nand\tO\nα\tB-protein\n\nNext\tO\n");
    assertThat(texts).hasSize(2);
    assertThat(texts.get(0).text()).isEqualTo("IL-2 gene and α");
    assertThat(texts.get(0).spans())
        .containsExactly(new TypedSpan(0, 9, "DNA"), new TypedSpan(14, 15, "protein"));
    assertThat(texts).extracting(TaggedText::id).containsExactly("dev.tsv:1", "dev.tsv:6");
    assertThat(texts.get(1).annotatedTypes()).containsExactly("DNA", "protein");
  }

  @Test
  void theLastSentenceNeedsNoBlankLineAndSeveralBlankLinesAreOne() throws IOException {
    assertThat(read("", "\n\na\tO\n\n \n\nb\tB-X"))
        .extracting(TaggedText::text)
        .containsExactly("a", "b");
  }

  @Test
  void documentLinesAreNoSentences() throws IOException {
    List<TaggedText> texts = read("", "-DOCSTART-\tO\n\na\tB-X\n-DOCSTART- (123)\nb\tO\n");
    assertThat(texts).extracting(TaggedText::text).containsExactly("a", "b");
  }

  @Test
  void linesMayEndInCarriageReturnAndLineFeed() throws IOException {
    assertThat(read("", "a\tB-X\r\nb\tI-X\r\n\r\nc\tO\r\n").get(0).spans())
        .containsExactly(new TypedSpan(0, 3, "X"));
  }

  @Test
  void aByteOrderMarkIsNoCharacterOfTheFirstToken() throws IOException {
    assertThat(read("", "\uFEFFa\tB-X\n").get(0).text()).isEqualTo("a");
  }

  @Test
  void columnsBetweenTokenAndTagArePassedOver() throws IOException {
    assertThat(read("", "a\tNN\tB-NP\tB-X\n").get(0).spans())
        .containsExactly(new TypedSpan(0, 1, "X"));
  }

  @Test
  void strayInsideTagsStartMentionsAndBioesIsUnderstood() throws IOException {
    assertThat(read("", "a\tO\nb\tI-X\nc\tS-X\nd\tB-X\ne\tE-X\n").get(0).spans())
        .containsExactly(
            new TypedSpan(2, 3, "X"), new TypedSpan(4, 5, "X"), new TypedSpan(6, 9, "X"));
  }

  @Test
  void aCharacterOfTwoUtf16UnitsCountsTwo() throws IOException {
    assertThat(read("", "\uD835\uDEFC\tO\nx\tB-X\n").get(0).spans())
        .containsExactly(new TypedSpan(3, 4, "X"));
  }

  @Test
  void aMappingRenamesAndLeavesOut() throws IOException {
    List<TaggedText> texts =
        read("protein=Gene,RNA=Gene,cell_line=CellLine", "a\tB-protein\nb\tB-DNA\nc\tB-RNA\n");
    assertThat(texts.get(0).spans())
        .containsExactly(new TypedSpan(0, 1, "Gene"), new TypedSpan(4, 5, "Gene"));
    assertThat(texts.get(0).annotatedTypes()).containsExactly("Gene", "CellLine");
  }

  @Test
  void aMappingThatFitsNothingIsRefused() throws IOException {
    assertThatThrownBy(() -> read("protien=Gene", "a\tB-protein\n"))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            file
                + " has mentions of the types [protein]; the mapping \"protien=Gene\" names none of them");
  }

  @Test
  void tagsWithoutTypeTakeTheGivenOne() throws IOException {
    assertThat(read("=Species", "a\tB\nb\tI\n").get(0).spans())
        .containsExactly(new TypedSpan(0, 3, "Species"));
    assertThatThrownBy(() -> read("", "a\tO\nb\tB\n"))
        .hasMessage(
            file + " line 2: tag \"B\" names no type; give one with a mapping, as in =Species");
  }

  @Test
  void whatIsNoTokenAndTagIsRefusedWithItsLine() throws IOException {
    assertThatThrownBy(() -> read("", "a\tO\nb O\n"))
        .hasMessage(file + " line 2: \"b O\"; expected TOKEN TAB TAG");
    assertThatThrownBy(() -> read("", "\tO\n"))
        .hasMessage(file + " line 1: \"\tO\"; expected TOKEN TAB TAG");
    assertThatThrownBy(() -> read("", "a\tGene\n"))
        .hasMessageStartingWith(file + " line 1: tag \"Gene\" is none of O, B, I, E, S");
    assertThatThrownBy(() -> read("", "\n\n"))
        .hasMessage(file + " line 3: no sentence; expected lines of TOKEN TAB TAG");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedWithTheirLine() throws IOException {
    Files.write(file, new byte[] {'a', '\t', 'O', '\n', (byte) 0xe9, '\t', 'O', '\n'});
    assertThatThrownBy(() -> new ConllReader(TypeMapping.same()).read(file))
        .hasMessage(file + " line 2: is not UTF-8");
  }

  @Test
  void gzipIsReadWhateverTheNameAndRefusedWhenCut() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("a\tB-X\n".repeat(500).getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
    assertThat(new ConllReader(TypeMapping.same()).read(file).get(0).spans()).hasSize(500);
    Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9));
    assertThatThrownBy(() -> new ConllReader(TypeMapping.same()).read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("the gzip data is damaged or ends early");
  }

  @Test
  void aFileThatIsNotThereIsReadFromTheOneWithGz() throws IOException {
    Files.writeString(folder.resolve("x.tsv.gz"), "a\tB-X\n");
    assertThat(new ConllReader(TypeMapping.same()).read(folder.resolve("x.tsv"))).hasSize(1);
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    assertThatThrownBy(() -> new ConllReader(TypeMapping.same()).read(folder.resolve("no")))
        .hasMessage("there is no file " + folder.resolve("no"));
    assertThatThrownBy(() -> new ConllReader(TypeMapping.same()).read(folder))
        .hasMessage(folder + " is a folder; a file is expected");
  }

  @Test
  void aMappingIsReadAsItIsWritten() {
    TypeMapping mapping = TypeMapping.parse("protein=Gene,=Species");
    assertThat(mapping).hasToString("protein=Gene,=Species");
    assertThat(TypeMapping.parse(mapping.toString())).isEqualTo(mapping);
    assertThatThrownBy(() -> TypeMapping.parse("protein"))
        .hasMessage("type mapping \"protein\": \"protein\" is not CORPUS_TYPE=TYPE");
    assertThatThrownBy(() -> TypeMapping.parse("a=b,a=c"))
        .hasMessage("type mapping \"a=b,a=c\" names \"a\" twice");
  }
}
