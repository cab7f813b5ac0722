package io.litmill.corpus;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The DDI corpus of 2013 (Herrero-Zazo et al. 2013): an XML file, a folder of such, or a tar file.
 * Labels are those of BLUE: DDI-advise, DDI-effect, DDI-int, DDI-mechanism, DDI-false. An entity in
 * several parts spans from the first to the last.
 */
public final class DrugInteractionReader {
  /** Of pairs without interaction. */
  public static final String NEGATIVE = "DDI-false";

  private final TypeMapping types;

  public DrugInteractionReader(TypeMapping types) {
    this.types = types;
  }

  /**
   * @param texts sentences with their drugs
   * @param pairs all pairs of drugs of a sentence, whatever the mapping of types
   */
  public record Content(List<TaggedText> texts, List<PairExample> pairs) {}

  public Content read(Path path) throws IOException {
    Corpus corpus = new Corpus();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".xml")).sorted().toList()) {
          corpus.read(file.toString(), CorpusFile.open(file));
        }
      }
    } else if (path.toString().matches(".*\\.(tar|tgz|tar\\.gz)")) {
      readArchive(path, corpus);
    } else {
      corpus.read(path.toString(), CorpusFile.open(path));
    }
    if (corpus.sentences.isEmpty()) {
      throw new CorpusException(path + " has no <sentence> of the DDI corpus");
    }
    return corpus.finish(types.annotated(path, corpus.seen));
  }

  private static void readArchive(Path path, Corpus corpus) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(CorpusFile.open(path))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith(".xml")) {
          corpus.read(path + "!" + entry.getName(), new Unclosed(tar));
        }
      }
    }
  }

  /** Of an archive, whose end is not that of the entry. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(new BufferedInputStream(in));
    }

    @Override
    public void close() {}
  }

  private record Sentence(String id, String text, List<TypedSpan> spans) {}

  private final class Corpus {
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<PairExample> pairs = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private Map<String, Span> spans = new HashMap<>();
    private String document = "";

    void read(String name, InputStream in) throws IOException {
      try (CorpusXml xml = new CorpusXml(name, in)) {
        while (xml.nextElement()) {
          switch (xml.element()) {
            case "document" -> document = xml.required("id");
            case "sentence" -> sentence(xml);
            case "entity" -> entity(xml);
            case "pair" -> pair(xml);
            default -> {}
          }
        }
      }
    }

    private void sentence(CorpusXml xml) throws CorpusException {
      sentences.add(new Sentence(xml.required("id"), xml.required("text"), new ArrayList<>()));
      spans = new HashMap<>();
    }

    private void entity(CorpusXml xml) throws CorpusException {
      Sentence sentence = sentences.get(sentences.size() - 1);
      String offsets = xml.required("charOffset");
      if (!offsets.matches("\\d{1,9}-\\d{1,9}(;\\d{1,9}-\\d{1,9})*")) {
        throw xml.error("charOffset \"%s\"; expected FIRST-LAST".formatted(offsets));
      }
      String[] numbers = offsets.split("[-;]");
      int start = Integer.parseInt(numbers[0]);
      int end = Integer.parseInt(numbers[numbers.length - 1]) + 1;
      if (start >= end || end > sentence.text().length()) {
        throw xml.error("charOffset \"%s\" is not within the sentence".formatted(offsets));
      }
      Span span = new Span(start, end);
      String type = xml.required("type");
      seen.add(type);
      spans.put(xml.required("id"), span);
      types.map(type).ifPresent(name -> sentence.spans().add(new TypedSpan(span, name)));
    }

    private void pair(CorpusXml xml) throws CorpusException {
      Sentence sentence = sentences.get(sentences.size() - 1);
      String head = xml.required("e1");
      String tail = xml.required("e2");
      if (!spans.containsKey(head) || !spans.containsKey(tail)) {
        throw xml.error("a pair of %s and %s, which the sentence lacks".formatted(head, tail));
      }
      pairs.add(
          new PairExample(
              xml.required("id"),
              document,
              sentence.text(),
              spans.get(head),
              spans.get(tail),
              label(xml),
              head,
              tail,
              null));
    }

    /** One pair of the corpus interacts without a type; it counts as int, the unspecific one. */
    private static String label(CorpusXml xml) throws CorpusException {
      if (!Boolean.parseBoolean(xml.required("ddi"))) {
        return NEGATIVE;
      }
      String type = xml.optional("type");
      return "DDI-" + (type == null ? "int" : type);
    }

    Content finish(Set<String> annotated) {
      return new Content(
          sentences.stream()
              .map(each -> new TaggedText(each.id(), each.text(), each.spans(), annotated))
              .toList(),
          List.copyOf(pairs));
    }
  }
}
