package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * CoNLL files: a token and its tag a line with TAB between (further columns in between are passed
 * over), a blank line after each sentence, {@code -DOCSTART-} lines between documents. A sentence's
 * text is its tokens with one space between. Tags are BIO or BIOES, with or without a type; they
 * are read by the rules of {@link Chunk}.
 */
public final class ConllReader {
  private static final String DOCUMENT = "-DOCSTART-";
  private final TypeMapping types;

  /**
   * @param types {@code =Species} names the type of tags that have none
   */
  public ConllReader(TypeMapping types) {
    this.types = types;
  }

  /**
   * @return the sentences; the id of each is the file's name and the line of its first token
   * @throws CorpusException if the file is no such file or has no sentence
   */
  public List<TaggedText> read(Path file) throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    List<Tagged> sentences = tagged(file, seen);
    Set<String> annotated = types.annotated(file, seen);
    return sentences.stream()
        .map(each -> new TaggedText(each.id(), each.text(), each.spans(), annotated))
        .toList();
  }

  private record Tagged(String id, String text, List<TypedSpan> spans) {}

  private List<Tagged> tagged(Path file, Set<String> seen) throws IOException {
    List<Tagged> sentences = new ArrayList<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      Sentence sentence = new Sentence(CorpusFile.shortName(file));
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.isBlank() || line.startsWith(DOCUMENT)) {
          sentence.finish(sentences, seen);
        } else {
          sentence.add(line, lines);
        }
      }
      sentence.finish(sentences, seen);
      if (sentences.isEmpty()) {
        throw lines.error("no sentence; expected lines of TOKEN TAB TAG");
      }
    }
    return sentences;
  }

  /** The sentence that is being read. */
  private final class Sentence {
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<Span> tokens = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private int firstLine;

    Sentence(String name) {
      this.name = name;
    }

    void add(String line, CorpusLines lines) throws CorpusException {
      int afterToken = line.indexOf('\t');
      if (afterToken < 1) {
        throw lines.error("\"" + line + "\"; expected TOKEN TAB TAG");
      }
      String tag = line.substring(line.lastIndexOf('\t') + 1).strip();
      check(tag, lines);
      if (tokens.isEmpty()) {
        firstLine = lines.number();
      } else {
        text.append(' ');
      }
      tokens.add(new Span(text.length(), text.length() + afterToken));
      text.append(line, 0, afterToken);
      tags.add(tag);
    }

    private void check(String tag, CorpusLines lines) throws CorpusException {
      try {
        Chunk.of(List.of(tag));
      } catch (IllegalArgumentException e) {
        throw lines.error(lines.number(), e.getMessage(), e);
      }
      if (!tag.equals("O") && Chunk.type(tag).isEmpty() && types.map("").orElse("").isEmpty()) {
        throw lines.error(
            "tag \"" + tag + "\" names no type; give one with a mapping, as in =Species");
      }
    }

    void finish(List<Tagged> sentences, Set<String> seen) {
      if (!tokens.isEmpty()) {
        sentences.add(new Tagged(name + ":" + firstLine, text.toString(), spans(seen)));
      }
      text.setLength(0);
      tokens.clear();
      tags.clear();
    }

    private List<TypedSpan> spans(Set<String> seen) {
      List<TypedSpan> spans = new ArrayList<>();
      for (Chunk chunk : Chunk.of(tags)) {
        seen.add(chunk.type());
        int start = tokens.get(chunk.first()).start();
        int end = tokens.get(chunk.end() - 1).end();
        types.map(chunk.type()).ifPresent(type -> spans.add(new TypedSpan(start, end, type)));
      }
      return spans;
    }
  }
}
