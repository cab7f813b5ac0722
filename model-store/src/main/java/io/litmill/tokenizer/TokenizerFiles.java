package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The tokenizer files of a checkpoint or a bundle.
 *
 * <p>{@link #read} takes the first that is there of: {@code tokenizer.json}; {@code vocab.txt};
 * {@code vocab.json} with {@code merges.txt}; fairseq's {@code dict.txt} with {@code bpecodes}; and
 * {@code tokenizer_config.json} and {@code special_tokens_map.json} with any of them. {@link
 * #write} writes files from which both {@link #read} and Hugging Face make the same tokenizer.
 */
public final class TokenizerFiles {
  private TokenizerFiles() {}

  /**
   * @throws TokenizerFormatException where a file is malformed or asks for something that would not
   *     be done exactly; the message names the file and the setting
   */
  public static LoadedTokenizer read(Path folder) throws IOException {
    TokenizerConfig config = TokenizerConfig.read(folder);
    try {
      if (has(folder, TokenizerJson.FILE)) {
        return TokenizerJson.read(folder, config);
      }
      if (has(folder, WordPieceFiles.VOCABULARY)) {
        return WordPieceFiles.read(folder, config);
      }
      if (has(folder, BytePairFiles.VOCABULARY) && has(folder, BytePairFiles.MERGES)) {
        return BytePairFiles.read(folder, config);
      }
      if (has(folder, FairseqFiles.DICTIONARY) && has(folder, FairseqFiles.CODES)) {
        return FairseqFiles.read(folder, config);
      }
    } catch (IllegalArgumentException e) {
      throw new TokenizerFormatException(folder, e.getMessage(), e);
    }
    throw new TokenizerFormatException(
        folder,
        "holds no tokenizer: expected tokenizer.json, vocab.txt, vocab.json with merges.txt, or"
            + " dict.txt with bpecodes");
  }

  /**
   * Writes {@code vocab.txt}, or {@code vocab.json} and {@code merges.txt}, and {@code
   * tokenizer_config.json} into a folder that exists, over files of these names.
   *
   * @param maxTokens the longest sequence, special tokens included
   */
  public static void write(Tokenizer tokenizer, OptionalInt maxTokens, Path folder)
      throws IOException {
    if (tokenizer instanceof WordPieceTokenizer wordPiece) {
      WordPieceFiles.write(wordPiece, maxTokens, folder);
    } else if (tokenizer instanceof ByteLevelTokenizer byteLevel) {
      BytePairFiles.write(byteLevel, maxTokens, folder);
    } else if (tokenizer instanceof BioGptTokenizer bioGpt) {
      BytePairFiles.write(bioGpt, maxTokens, folder);
    }
  }

  private static boolean has(Path folder, String file) {
    return Files.isRegularFile(folder.resolve(file));
  }
}
