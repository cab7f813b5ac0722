package io.litmill.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A list of merges, one a line in two columns; a third column, a frequency, is passed over. */
final class MergeFile {
  private static final String VERSION = "#version";

  private MergeFile() {}

  static List<Merge> read(Path file) throws IOException {
    List<Merge> merges = new ArrayList<>();
    int number = 0;
    for (String line : Files.readString(file).split("\n")) {
      number++;
      String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (content.isEmpty() || content.startsWith(VERSION)) {
        continue;
      }
      String[] columns = content.split(" ");
      if (columns.length < 2 || columns.length > 3) {
        throw new TokenizerFormatException(
            file, "line " + number + " \"" + content + "\" has not two or three columns");
      }
      merges.add(new Merge(columns[0], columns[1]));
    }
    return merges;
  }

  /** {@code header} with its line end, or empty. */
  static void write(Path file, String header, List<Merge> merges) throws IOException {
    StringBuilder lines = new StringBuilder(header);
    for (Merge merge : merges) {
      lines.append(merge.left()).append(' ').append(merge.right()).append('\n');
    }
    Files.writeString(file, lines);
  }
}
