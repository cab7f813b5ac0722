package io.litmill.annotation.input;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Section;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the titles and abstracts of a PubTator file, one document after another; annotations in it
 * are skipped. Not safe for use by several threads.
 */
public final class PubTatorDocuments {
  private static final Pattern TEXT = Pattern.compile("([^|\\s]+)\\|([ta])\\|(.*)", Pattern.DOTALL);

  private final String source;
  private final BufferedReader lines;
  private int lineNumber;
  private int documents;
  private Matcher ahead;

  /**
   * Reads from the current position of {@code lines}, which stays the caller's.
   *
   * @param source names the file in citations and messages
   */
  public PubTatorDocuments(String source, BufferedReader lines) {
    this.source = source;
    this.lines = lines;
  }

  /**
   * The next document.
   *
   * @return empty at the end
   * @throws IOException if the file is no PubTator file; names file and line
   */
  public Optional<Citation> next() throws IOException {
    Matcher title = ahead != null ? ahead : nextText();
    ahead = null;
    if (title == null) {
      return Optional.empty();
    }
    String id = title.group(1);
    if (!title.group(2).equals("t")) {
      throw new IOException(at() + ": the abstract of " + id + " has no title before it");
    }
    Matcher following = nextText();
    boolean hasAbstract =
        following != null && following.group(2).equals("a") && following.group(1).equals(id);
    if (!hasAbstract) {
      ahead = following;
    }
    return Optional.of(citation(id, title.group(3), hasAbstract ? following.group(3) : ""));
  }

  /** The next line that is a title or an abstract. */
  private Matcher nextText() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      lineNumber++;
      Matcher matcher = TEXT.matcher(line);
      if (matcher.matches()) {
        return matcher;
      }
      if (!line.isBlank() && line.indexOf('\t') < 0) {
        throw new IOException(
            at() + ": neither PMID|t|title, PMID|a|abstract, an annotation, nor an empty line");
      }
    }
    return null;
  }

  private String at() {
    return source + " line " + lineNumber;
  }

  private Citation citation(String id, String title, String text) {
    List<Section> sections = new ArrayList<>();
    int titleEnd = title.codePointCount(0, title.length());
    sections.add(section("title", 0, titleEnd));
    String all = title;
    if (!text.isEmpty()) {
      all = title + "\n" + text;
      sections.add(section("abstract", titleEnd + 1, all.codePointCount(0, all.length())));
    }
    return Citation.newBuilder()
        .setPmid(id)
        .setPmidVersion(1)
        .setStatus("PubTator")
        .setText(all)
        .setSections(sections)
        .setLanguages(List.of())
        .setAuthors(List.of())
        .setMeshHeadings(List.of())
        .setKeywords(List.of())
        .setPublicationTypes(List.of())
        .setCorrections(List.of())
        .setOtherAbstracts(List.of())
        .setSourceFile(source)
        .setSourceOrder(documents++)
        .build();
  }

  private static Section section(String kind, int start, int end) {
    return Section.newBuilder().setKind(kind).setStart(start).setEnd(end).build();
  }
}
