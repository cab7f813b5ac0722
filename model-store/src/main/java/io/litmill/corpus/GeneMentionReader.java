package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gene mention task of BioCreative II (Smith et al. 2008) as it was published: {@code train.in}
 * with an id, a space and a sentence a line, and {@code GENE.eval} with {@code ID|FIRST
 * LAST|MENTION}, whose offsets are inclusive and do not count spaces.
 */
public final class GeneMentionReader {
  private static final String TYPE = "GENE";
  private static final String FORM = "ID|FIRST LAST|MENTION";
  private final TypeMapping types;

  public GeneMentionReader(TypeMapping types) {
    this.types = types;
  }

  /**
   * @param folder with {@code train.in} and {@code GENE.eval}, each plain or with {@code .gz}
   */
  public List<TaggedText> read(Path folder) throws IOException {
    return read(file(folder, "train.in"), file(folder, "GENE.eval"));
  }

  public List<TaggedText> read(Path sentences, Path mentions) throws IOException {
    Set<String> annotated = types.annotated(mentions, Set.of(TYPE));
    Map<String, String> texts = texts(sentences);
    Map<String, List<TypedSpan>> spans = spans(mentions, texts);
    List<TaggedText> tagged = new ArrayList<>();
    texts.forEach(
        (id, text) ->
            tagged.add(new TaggedText(id, text, spans.getOrDefault(id, List.of()), annotated)));
    return tagged;
  }

  private static Path file(Path folder, String name) {
    Path packed = folder.resolve(name + ".gz");
    return Files.exists(packed) ? packed : folder.resolve(name);
  }

  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int space = line.indexOf(' ');
        if (space < 1) {
          throw lines.error("\"%s\"; expected ID SENTENCE".formatted(line));
        }
        texts.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return texts;
  }

  private Map<String, List<TypedSpan>> spans(Path file, Map<String, String> texts)
      throws IOException {
    Map<String, List<TypedSpan>> spans = new LinkedHashMap<>();
    try (CorpusLines lines = new CorpusLines(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String[] parts = line.split("\\|", 3);
        if (parts.length != 3 || !parts[1].matches("\\d{1,9} \\d{1,9}")) {
          throw lines.error("\"%s\"; expected %s".formatted(line, FORM));
        }
        String text = texts.get(parts[0]);
        if (text == null) {
          throw lines.error("sentence %s is not there".formatted(parts[0]));
        }
        Span span = place(text, parts, lines);
        types
            .map(TYPE)
            .ifPresent(
                type ->
                    spans
                        .computeIfAbsent(parts[0], id -> new ArrayList<>())
                        .add(new TypedSpan(span, type)));
      }
    }
    return spans;
  }

  private static Span place(String text, String[] parts, CorpusLines lines) throws CorpusException {
    String[] offsets = parts[1].split(" ");
    int start = withSpaces(text, Integer.parseInt(offsets[0]));
    int last = withSpaces(text, Integer.parseInt(offsets[1]));
    if (start < 0 || last < start) {
      throw lines.error("offsets %s are not within the sentence".formatted(parts[1]));
    }
    int end = last + Character.charCount(text.codePointAt(last));
    return StatedPlace.of(text, start, end, parts[2])
        .orElseThrow(
            () ->
                lines.error(
                    "offsets %s are \"%s\"; expected \"%s\""
                        .formatted(parts[1], text.substring(start, end), parts[2])));
  }

  /**
   * Where the character is that has so many others before it, spaces not counted; −1 if nowhere.
   */
  private static int withSpaces(String text, int characters) {
    int left = characters;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (text.charAt(at) != ' ' && left-- == 0) {
        return at;
      }
    }
    return -1;
  }
}
