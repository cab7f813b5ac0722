package io.litmill.ingest.xml;

import io.litmill.schemas.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a citation as it grows: the title, then each section of the abstract, with one line
 * feed between two of them. Sections without text are left out; a title without text is not.
 */
final class TextLayout {
  private final StringBuilder text = new StringBuilder();
  private final List<Section> sections = new ArrayList<>();
  private int codePoints;

  void add(String kind, String label, String nlmCategory, String content) {
    if (!sections.isEmpty()) {
      text.append('\n');
      codePoints++;
    }
    int start = codePoints;
    text.append(content);
    codePoints += content.codePointCount(0, content.length());
    sections.add(
        Section.newBuilder()
            .setKind(kind)
            .setLabel(label)
            .setNlmCategory(nlmCategory)
            .setStart(start)
            .setEnd(codePoints)
            .build());
  }

  String text() {
    return text.toString();
  }

  List<Section> sections() {
    return sections;
  }
}
