package io.litmill.sentences;

import io.litmill.corpus.Span;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * The sentences of three corpora over running text.
 *
 * <p>The CoNLL files hold tokens, a sentence a block. For BC5CDR and JNLPBA the articles themselves
 * are there too: the tokens are laid on the article character by character, white space left out,
 * so the splitters see the text that authors wrote; title and abstract are the sections. Articles
 * of JNLPBA whose characters differ from the tokens' (114 of 2,000) are left out. CRAFT has no
 * running text here: its tokens are joined by {@link Detokenizer}, and a sentence that does not end
 * with a full stop, question or exclamation mark is a heading that ends its section.
 */
final class GoldSentences {
  private final Path ner;

  GoldSentences(Path ner) {
    this.ner = ner;
  }

  List<GoldText> craft(String part) throws IOException {
    StringBuilder text = new StringBuilder();
    List<Span> sections = new ArrayList<>();
    TreeSet<Integer> ends = new TreeSet<>();
    int section = 0;
    for (List<String> sentence : sentences(ner.resolve("craft/conll/" + part + ".tsv.gz"))) {
      text.append(Detokenizer.join(sentence));
      ends.add(text.length());
      if (text.toString().endsWith("\n") || !isClosed(sentence)) {
        sections.add(new Span(section, text.length()));
        text.append('\n');
        section = text.length();
      } else {
        text.append(' ');
      }
    }
    if (section < text.length()) {
      sections.add(new Span(section, text.length()));
    }
    return List.of(new GoldText(text.toString(), sections, ends));
  }

  private static boolean isClosed(List<String> sentence) {
    return sentence.subList(Math.max(0, sentence.size() - 3), sentence.size()).stream()
        .anyMatch(token -> token.equals(".") || token.equals("?") || token.equals("!"));
  }

  List<GoldText> bc5cdr(String conllPart, String pubTatorPart) throws IOException {
    List<List<String>> sentences = sentences(ner.resolve("bc5cdr/conll/" + conllPart + ".tsv.gz"));
    Alignment alignment = new Alignment(sentences);
    List<GoldText> texts = new ArrayList<>();
    String title = null;
    Path file = ner.resolve("bc5cdr/CDR_" + pubTatorPart + ".PubTator.txt");
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\\|", 3);
      if (parts.length == 3 && parts[1].equals("t")) {
        title = parts[2];
      } else if (parts.length == 3 && parts[1].equals("a")) {
        texts.add(alignment.lay(title, parts[2]));
      }
    }
    return texts;
  }

  List<GoldText> jnlpba(String part) throws IOException {
    Map<String, String> articles = new HashMap<>();
    for (String article : Tar.texts(ner.resolve("jnlpba/standoff-train.tar.gz"))) {
      articles.put(Alignment.packed(article), article);
    }
    List<GoldText> texts = new ArrayList<>();
    List<List<String>> document = new ArrayList<>();
    List<List<String>> all = sentences(ner.resolve("jnlpba/conll/" + part + ".tsv.gz"));
    for (int i = 0; i <= all.size(); i++) {
      if (i == all.size() || all.get(i).get(0).equals("-DOCSTART-")) {
        Alignment alignment = new Alignment(document);
        String article = articles.get(alignment.characters());
        if (article != null && !document.isEmpty()) {
          String[] parts = article.split("\n", 2);
          texts.add(alignment.lay(parts[0], parts.length > 1 ? parts[1] : ""));
        }
        document = new ArrayList<>();
      } else {
        document.add(all.get(i));
      }
    }
    return texts;
  }

  private static List<List<String>> sentences(Path file) throws IOException {
    List<List<String>> sentences = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          tokens.add(line.split("\t")[0]);
        } else if (!tokens.isEmpty()) {
          sentences.add(tokens);
          tokens = new ArrayList<>();
        }
      }
    }
    if (!tokens.isEmpty()) {
      sentences.add(tokens);
    }
    return sentences;
  }

  /** Tokens of sentences as one sequence of characters without white space. */
  private static final class Alignment {
    private final StringBuilder characters = new StringBuilder();
    private final TreeSet<Integer> ends = new TreeSet<>();

    Alignment(List<List<String>> sentences) {
      for (List<String> sentence : sentences) {
        sentence.forEach(token -> characters.append(packed(token)));
        ends.add(characters.length());
      }
    }

    String characters() {
      return characters.toString();
    }

    /** Without white space, and with one kind of quotes. */
    static String packed(String text) {
      return text.replace("``", "\"").replace("''", "\"").replaceAll("[\\s\\p{Z}]+", "");
    }

    /** Finds the article among the tokens and carries the ends of the sentences over. */
    GoldText lay(String title, String body) {
      String text = title + "\n" + body;
      int offset = characters.indexOf(packed(text));
      if (offset < 0) {
        throw new IllegalStateException("not among the tokens: " + text);
      }
      TreeSet<Integer> found = new TreeSet<>();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean pairOfQuotes =
            i + 1 < text.length() && (c == '\'' || c == '`') && c == text.charAt(i + 1);
        if (!packed(String.valueOf(c)).isEmpty()) {
          i += pairOfQuotes ? 1 : 0;
          offset++;
          if (ends.contains(offset)) {
            found.add(i + 1);
          }
        }
      }
      List<Span> sections = new ArrayList<>();
      sections.add(new Span(0, title.length()));
      if (!body.isBlank()) {
        sections.add(new Span(title.length() + 1, text.length()));
      }
      return new GoldText(text, sections, found);
    }
  }

  /** The text files of a tar archive; enough of the format for plain files. */
  private static final class Tar {
    private static final int BLOCK = 512;

    static List<String> texts(Path file) throws IOException {
      List<String> texts = new ArrayList<>();
      try (InputStream in =
          new ByteArrayInputStream(
              new GZIPInputStream(Files.newInputStream(file)).readAllBytes())) {
        for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
          String name = new String(header, 0, 100, StandardCharsets.UTF_8).trim();
          int size =
              Integer.parseInt(new String(header, 124, 12, StandardCharsets.US_ASCII).trim(), 8);
          byte[] content = in.readNBytes(size);
          in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
          if (name.endsWith(".txt")) {
            texts.add(new String(content, StandardCharsets.UTF_8));
          }
          header = in.readNBytes(BLOCK);
        }
      }
      return texts;
    }
  }
}
