package io.litmill.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A point in the citations topic. */
public sealed interface Point {
  /** The first record that there is. */
  record Earliest() implements Point {}

  /** The end as it is now. */
  record Now() implements Point {}

  /** The first record with that timestamp or a later one. */
  record At(Instant time) implements Point {}

  /** An offset for some partitions; others are taken whole. */
  record Offsets(Map<Integer, Long> byPartition) implements Point {
    public Offsets {
      byPartition = Map.copyOf(byPartition);
    }
  }

  /** What {@link #parse} understands, for messages. */
  String ALLOWED =
      "earliest, now, a time (2026-01-31, 2026-01-31T06:00, 2026-01-31T06:00Z; UTC unless it says"
          + " otherwise), a duration before now (90m, 24h, 7d, P30D), or offsets of partitions"
          + " (0:1500,1:1480)";

  /**
   * The point of a text.
   *
   * @param now what durations count back from
   * @throws IllegalArgumentException naming what is allowed
   */
  static Point parse(String text, Instant now) {
    String plain = text.strip();
    try {
      return switch (plain.toLowerCase(Locale.ROOT)) {
        case "earliest" -> new Earliest();
        case "now", "latest" -> new Now();
        default -> Texts.point(plain, now);
      };
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("\"%s\": allowed is %s".formatted(text, ALLOWED), e);
    }
  }

  /** The forms of points. */
  final class Texts {
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Pattern OFFSETS = Pattern.compile("\\d+[:=]\\d+(,\\d+[:=]\\d+)*");

    private Texts() {}

    private static Point point(String text, Instant now) {
      if (OFFSETS.matcher(text).matches()) {
        return offsets(text);
      }
      if (AGE.matcher(text).matches()) {
        String days = text.endsWith("d") ? "P" : "PT";
        return new At(now.minus(Duration.parse(days + text)));
      }
      return new At(
          text.startsWith("P") || text.startsWith("p")
              ? now.minus(Duration.parse(text))
              : time(text));
    }

    private static Point offsets(String text) {
      Map<Integer, Long> offsets = new TreeMap<>();
      for (String part : text.split(",")) {
        String[] sides = part.split("[:=]");
        offsets.put(Integer.parseInt(sides[0]), Long.parseLong(sides[1]));
      }
      return new Offsets(offsets);
    }

    private static Instant time(String text) {
      if (!text.contains("T")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      boolean zoned = text.matches(".*(Z|z|[+-]\\d\\d(:?\\d\\d)?)");
      return zoned
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
  }
}
