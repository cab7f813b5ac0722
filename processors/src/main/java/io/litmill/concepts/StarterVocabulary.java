package io.litmill.concepts;

import io.litmill.concepts.vocabulary.CrossReferences;
import io.litmill.concepts.vocabulary.Format;
import io.litmill.concepts.vocabulary.Selection;
import io.litmill.concepts.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** The vocabulary that ships, in {@code starter/} beside this class; indexed in memory. */
final class StarterVocabulary {
  private static final Map<String, String> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("chemicals.txt", "Chemical");
    TYPES.put("diseases.txt", "Disease");
    TYPES.put("genes.txt", "Gene");
    TYPES.put("species.txt", "Species");
    TYPES.put("anatomy.txt", "Anatomy");
    TYPES.put("cell-lines.txt", "CellLine");
    TYPES.put("cell-types.txt", "CellType");
    TYPES.put("variants.txt", "Variant");
  }

  private StarterVocabulary() {}

  static ConceptIndex index() throws IOException {
    Directory directory = new ByteBuffersDirectory();
    new IndexBuilder("starter", vocabularies()).write(directory);
    return ConceptIndex.open(directory);
  }

  private static List<Vocabulary> vocabularies() {
    List<Vocabulary> vocabularies = new ArrayList<>();
    TYPES.forEach(
        (file, type) -> {
          String resource = "starter/" + file;
          if (StarterVocabulary.class.getResource(resource) != null) {
            vocabularies.add(
                new Vocabulary(
                    file,
                    () -> StarterVocabulary.class.getResourceAsStream(resource),
                    Format.NAMES,
                    Selection.of(type),
                    CrossReferences.none()));
          }
        });
    return vocabularies;
  }
}
