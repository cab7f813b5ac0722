package io.litmill.tokenizer;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Tokens a second of one core on real abstracts, ours and the Hugging Face library's, by the CPU
 * time of the one thread, which other load on the machine does not distort. Run with {@code
 * -Dlitmill.shared=...} and optionally the vocabularies to measure.
 */
public final class TokenizerBenchmark {
  private static final int ROUNDS = 8;

  private TokenizerBenchmark() {}

  public static void main(String[] vocabularies) throws IOException {
    List<String> texts = SharedData.pubMedTexts();
    String[] names =
        vocabularies.length > 0
            ? vocabularies
            : new String[] {"bert-base-cased", "pubmedbert-abstract-fulltext-uncased"};
    for (String name : names) {
      Path vocabulary = SharedData.folder("vocab").resolve(name);
      WordPieceTokenizer ours = (WordPieceTokenizer) TokenizerFiles.read(vocabulary).tokenizer();
      measure(name + ", litmill", texts, text -> ours.encode(text).size());
      Path folder = Files.createTempDirectory("tokenizer");
      try (HuggingFace theirs = HuggingFace.wordPiece(ours, folder)) {
        measure(name + ", Hugging Face through DJL", texts, theirs::countTokens);
      } finally {
        Files.delete(folder.resolve("tokenizer.json"));
        Files.delete(folder);
      }
    }
  }

  private static void measure(String name, List<String> texts, ToLongFunction<String> tokenize) {
    double best = 0;
    double bytesPerToken = 0;
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      long tokens = 0;
      for (String text : texts) {
        tokens += tokenize.applyAsLong(text);
      }
      long nanoseconds = threads.getCurrentThreadCpuTime() - start;
      best = Math.max(best, tokens * 1e3 / nanoseconds);
      bytesPerToken = (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) tokens;
    }
    System.out.printf("%-60s %6.2f M tokens/s, %.0f bytes a token%n", name, best, bytesPerToken);
  }
}
