package io.litmill.bench;

import io.litmill.tokenizer.Tokenizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A random sample of the sentences of texts, as a model reads them. The texts are UTF-8 with one
 * sentence a line, compressed by gzip where their names end in {@code .gz}; blank lines are
 * skipped.
 */
public final class TextMix {
  private final int most;
  private final Random random;
  private final List<String> sample = new ArrayList<>();
  private long seen;

  private TextMix(int most, long seed) {
    this.most = most;
    this.random = new Random(seed);
  }

  /**
   * Sentences of more than {@code maxTokens} are left out.
   *
   * @param most sentences of the sample; all are taken where the texts have no more
   * @throws IllegalArgumentException if no sentence is left
   */
  public static Mix read(List<Path> files, Tokenizer tokenizer, int maxTokens, int most, long seed)
      throws IOException {
    TextMix mix = new TextMix(most, seed);
    for (Path file : files) {
      mix.add(file);
    }
    Collections.shuffle(mix.sample, mix.random);
    List<int[]> all =
        mix.sample.stream()
            .map(line -> tokenizer.frame().single(tokenizer.encode(line)).ids())
            .toList();
    List<int[]> fitting = all.stream().filter(ids -> ids.length <= maxTokens).toList();
    String names =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
    return new Mix(names, true, all.size() - fitting.size(), fitting);
  }

  private void add(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          offer(line.strip());
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8", e);
    }
  }

  /** Each line so far is in the sample with the same probability. */
  private void offer(String line) {
    seen++;
    if (sample.size() < most) {
      sample.add(line);
      return;
    }
    long place = (long) (random.nextDouble() * seen);
    if (place < most) {
      sample.set((int) place, line);
    }
  }
}
