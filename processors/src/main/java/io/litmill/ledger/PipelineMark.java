package io.litmill.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says which pipeline a promoted replay made the live one, and which ones it took the place of. It
 * is kept among the pipelines, under a digest that none has.
 *
 * @param runId name of the replay
 * @param promoted digest of its pipeline
 * @param superseded digests of those that articles were mined with before
 */
public record PipelineMark(String runId, long promoted, Set<Long> superseded) {
  /** Its key among the pipelines. */
  public static final long KEY = FactHash.NONE;

  public PipelineMark {
    superseded = Set.copyOf(superseded);
  }

  /**
   * Whether articles must not be mined with a pipeline any more. One that was superseded before
   * settings were kept is so whatever its settings.
   */
  public boolean supersedes(Pipeline pipeline) {
    long digest = pipeline.digest();
    return superseded.contains(digest)
        || (digest != promoted && superseded.contains(pipeline.digestWithoutSettings()));
  }

  /** The run, the digest of its pipeline and the others, a line each, UTF-8. */
  public byte[] toBytes() {
    String others =
        new TreeSet<>(superseded).stream().map(Long::toHexString).collect(Collectors.joining("\n"));
    return (runId + "\n" + Long.toHexString(promoted) + "\n" + others)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The inverse of {@link #toBytes}. */
  public static PipelineMark read(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
    Set<Long> superseded = new TreeSet<>();
    for (int i = 2; i < lines.length; i++) {
      superseded.add(Long.parseUnsignedLong(lines[i], 16));
    }
    return new PipelineMark(lines[0], Long.parseUnsignedLong(lines[1], 16), superseded);
  }
}
