package io.litmill.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The PMIDs that a replay is restricted to. */
public final class PmidList {
  private static final Pattern PMID = Pattern.compile("[1-9][0-9]{0,9}");

  private final Path file;
  private final SortedSet<String> pmids;

  private PmidList(Path file, SortedSet<String> pmids) {
    this.file = file;
    this.pmids = pmids;
  }

  /**
   * Reads a file with a PMID in each line; {@code PMID:} may stand before it. Empty lines and those
   * that begin with {@code #} are left out.
   *
   * @throws IllegalArgumentException naming the line that is no PMID
   */
  public static PmidList read(Path file) throws IOException {
    SortedSet<String> pmids = new TreeSet<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String pmid = line.strip().replaceFirst("(?i)^PMID:\\s*", "");
      if (pmid.isEmpty() || pmid.startsWith("#")) {
        continue;
      }
      if (!PMID.matcher(pmid).matches()) {
        throw new IllegalArgumentException(
            "%s line %d: \"%s\" is no PMID".formatted(file, number, line.strip()));
      }
      pmids.add(pmid);
    }
    if (pmids.isEmpty()) {
      throw new IllegalArgumentException(file + " has no PMIDs");
    }
    return new PmidList(file.toAbsolutePath().normalize(), pmids);
  }

  boolean contains(String pmid) {
    return pmids.contains(pmid);
  }

  /** What is kept of a list, to know it again. */
  Print print() {
    return new Print(file.toString(), pmids.size(), digest());
  }

  private String digest() {
    String lines = String.join("\n", pmids) + "\n";
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What is kept of a list.
   *
   * @param file where it was read from
   * @param count of different PMIDs
   * @param sha256 of the sorted PMIDs, a line each
   */
  record Print(
      @JsonProperty("file") String file,
      @JsonProperty("count") int count,
      @JsonProperty("sha256") String sha256) {}
}
