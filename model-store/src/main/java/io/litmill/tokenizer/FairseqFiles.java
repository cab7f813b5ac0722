package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * BioGPT as fairseq published it: {@code dict.txt}, a piece and its count a line, with {@code @@}
 * behind pieces inside a word, and {@code bpecodes}, the merges with their counts.
 */
final class FairseqFiles {
  static final String DICTIONARY = "dict.txt";
  static final String CODES = "bpecodes";
  private static final String CONTINUED = "@@";

  /** What fairseq puts before the lines of the dictionary. */
  private static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>");

  private FairseqFiles() {}

  static LoadedTokenizer read(Path folder, TokenizerConfig config) throws IOException {
    Vocabulary vocabulary = new Vocabulary(pieces(folder.resolve(DICTIONARY)));
    List<Merge> merges = MergeFile.read(folder.resolve(CODES));
    SpecialTokens special = SpecialTokens.of(vocabulary, SpecialNames.BIOGPT);
    return new LoadedTokenizer(
        new BioGptTokenizer(vocabulary, merges, special), config.maxTokens(), List.of());
  }

  private static List<String> pieces(Path file) throws IOException {
    List<String> pieces = new ArrayList<>(SPECIAL);
    for (String line : Files.readString(file).split("\n")) {
      int space = line.lastIndexOf(' ');
      if (space <= 0) {
        throw new TokenizerFormatException(
            file,
            "line " + (pieces.size() - SPECIAL.size() + 1) + " \"" + line + "\" has no count");
      }
      String piece = line.substring(0, space);
      pieces.add(
          piece.endsWith(CONTINUED)
              ? piece.substring(0, piece.length() - CONTINUED.length())
              : piece + BioGptTokenizer.WORD_END);
    }
    return pieces;
  }
}
