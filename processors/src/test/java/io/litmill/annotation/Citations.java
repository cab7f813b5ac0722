package io.litmill.annotation;

import io.litmill.schemas.Citation;
import io.litmill.schemas.Section;
import java.util.ArrayList;
import java.util.List;

/** Citations for tests. */
public final class Citations {
  private Citations() {}

  /** A title and the sections of an abstract. */
  public static Citation of(String pmid, String title, String... sections) {
    List<Section> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder(title);
    parts.add(section("title", 0, length(text), null));
    for (String section : sections) {
      text.append('\n');
      int start = length(text);
      text.append(section);
      parts.add(section("abstract", start, length(text), null));
    }
    return of(pmid, text.toString(), parts);
  }

  /** A text with its sections. */
  public static Citation of(String pmid, String text, List<Section> sections) {
    return Citation.newBuilder()
        .setPmid(pmid)
        .setPmidVersion(1)
        .setStatus("MEDLINE")
        .setText(text)
        .setSections(sections)
        .setPublicationYear(2021)
        .setLanguages(List.of())
        .setAuthors(List.of())
        .setMeshHeadings(List.of())
        .setKeywords(List.of())
        .setPublicationTypes(List.of())
        .setCorrections(List.of())
        .setOtherAbstracts(List.of())
        .setSourceFile("test.xml")
        .setSourceOrder(1)
        .build();
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }

  /** A section with an NLM category. */
  public static Section section(String kind, int start, int end, String category) {
    return Section.newBuilder()
        .setKind(kind)
        .setStart(start)
        .setEnd(end)
        .setNlmCategory(category)
        .build();
  }
}
