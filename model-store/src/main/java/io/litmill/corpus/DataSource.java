package io.litmill.corpus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a data set is and how it is to be read, as command lines and training recipes name it:
 * {@code FORMAT:FILE} or {@code FORMAT:MAPPING:FILE}, as {@code
 * conll:protein=Gene,cell_line=CellLine:jnlpba/devel.tsv.gz}. A mapping is what has an equals sign
 * before the next colon.
 *
 * @param format one of {@link #formats}
 * @param mapping of entity types; in formats of relations and labels, of labels
 */
public record DataSource(String format, TypeMapping mapping, String file) {
  private static final String FORM = "FORMAT:FILE or FORMAT:CORPUS_TYPE=TYPE,…:FILE";

  public DataSource {
    DataFormat.of(format);
    Objects.requireNonNull(mapping, "mapping");
    Texts.requireNotBlank("file of a data source", file);
  }

  /**
   * @throws IllegalArgumentException if the form is another, or the format not known
   */
  @JsonCreator
  public static DataSource parse(String form) {
    int afterFormat = form.indexOf(':');
    if (afterFormat < 1 || afterFormat == form.length() - 1) {
      throw new IllegalArgumentException(
          "data \"%s\" is not %s; formats are %s".formatted(form, FORM, formats()));
    }
    String format = form.substring(0, afterFormat);
    String rest = form.substring(afterFormat + 1);
    int afterMapping = rest.indexOf(':');
    boolean mapped = afterMapping >= 0 && rest.substring(0, afterMapping).contains("=");
    TypeMapping mapping =
        mapped ? TypeMapping.parse(rest.substring(0, afterMapping)) : TypeMapping.same();
    String file = mapped ? rest.substring(afterMapping + 1) : rest;
    return new DataSource(format, mapping, file);
  }

  /**
   * As {@link #parse}; a file without format has the one that its first lines look like.
   *
   * @param folder that the file is relative to, unless it is absolute
   * @throws CorpusException if the file is not there or looks like none of the formats
   */
  public static DataSource of(String form, Path folder) throws IOException {
    int afterFormat = form.indexOf(':');
    if (afterFormat > 0 && !Files.exists(folder.resolve(form))) {
      return parse(form);
    }
    Optional<DataFormat> format = DataGuess.of(folder.resolve(form));
    if (format.isEmpty()) {
      throw new CorpusException(
          "the format of %s is not plain from its first lines; name it, as in conll:%s; formats are %s"
              .formatted(form, form, formats()));
    }
    return new DataSource(format.get().optionName(), TypeMapping.same(), form);
  }

  /** The known formats with what each stands for, in one line. */
  public static String formats() {
    return formatDescriptions().entrySet().stream()
        .map(format -> format.getKey() + " (" + format.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  /** What each known format stands for, by its name. */
  public static Map<String, String> formatDescriptions() {
    return DataFormat.descriptions();
  }

  /**
   * Reads the data.
   *
   * @param folder that {@code file} is relative to, unless it is absolute
   */
  public Dataset read(Path folder) throws IOException {
    return DataFormat.of(format).read(folder.resolve(file), mapping);
  }

  /** The form that {@link #parse} reads. */
  @Override
  @JsonValue
  public String toString() {
    return mapping.names().isEmpty() ? format + ":" + file : format + ":" + mapping + ":" + file;
  }
}
