package io.litmill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.litmill.ledger.LedgerEntry.Facts;
import io.litmill.ledger.LedgerEntry.LabelsFact;
import io.litmill.ledger.LedgerEntry.Mined;
import io.litmill.ledger.LedgerEntry.Notices;
import io.litmill.ledger.LedgerEntry.Place;
import io.litmill.ledger.LedgerEntry.Standing;
import io.litmill.ledger.LedgerEntry.TripletFact;
import io.litmill.schemas.TripletKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerFormatTest {
  private static final String PMID = "38123456";

  @Test
  void anyEntryIsReadAsItWasWritten() {
    for (int seed = 0; seed < 500; seed++) {
      LedgerEntry entry = random(new Random(seed));
      assertThat(LedgerFormat.read(PMID, LedgerFormat.write(entry)))
          .as("seed %d", seed)
          .isEqualTo(entry);
    }
  }

  @Test
  void theEntryOfAnUnseenArticleIsReadAsItWasWritten() {
    assertThat(LedgerFormat.read(PMID, LedgerFormat.write(LedgerEntry.UNSEEN)))
        .isEqualTo(LedgerEntry.UNSEEN);
  }

  /** 41 million articles: a byte more is 41 MB more. */
  @Test
  void anEntryIsSmall() {
    Place place = new Place((1_557L << 24) + 29_000, 40_000_000, 1);
    Mined mined = new Mined(-1, -2, CitationStatus.ACTIVE, true);
    Notices none = Notices.NONE;
    LedgerEntry empty = new LedgerEntry(Standing.CURRENT, place, mined, Facts.NONE, none);
    assertThat(LedgerFormat.write(empty)).hasSizeLessThanOrEqualTo(35);

    List<TripletFact> triplets = new ArrayList<>();
    for (String gene : List.of("NCBIGene:5742", "NCBIGene:5743", "NCBIGene:240")) {
      triplets.add(new TripletFact(key("MESH:D001241", "biolink:affects", gene), 7, 3));
    }
    Facts facts = new Facts(triplets, Optional.of(new LabelsFact(9, 4)));
    LedgerEntry three = new LedgerEntry(Standing.CURRENT, place, mined, facts, none);
    assertThat(LedgerFormat.write(three)).hasSizeLessThanOrEqualTo(35 + 10 + 30 + 3 * 43);
  }

  @Test
  void theBytesOfAnotherFormatAreRefused() {
    byte[] bytes = LedgerFormat.write(LedgerEntry.UNSEEN);
    bytes[0] = 2;
    assertThatThrownBy(() -> LedgerFormat.read(PMID, bytes))
        .hasMessageContaining("PMID 38123456")
        .hasMessageContaining("format 2");
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] bytes = LedgerFormat.write(random(new Random(1)));
    assertThatThrownBy(() -> LedgerFormat.read(PMID, Arrays.copyOf(bytes, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
  }

  private static LedgerEntry random(Random random) {
    Mined mined =
        random.nextInt(4) == 0
            ? Mined.nothing(pick(random, CitationStatus.values()))
            : new Mined(
                random.nextLong(),
                random.nextLong(),
                pick(random, CitationStatus.values()),
                random.nextBoolean());
    return new LedgerEntry(
        pick(random, Standing.values()),
        new Place(random.nextLong(), random.nextInt(), random.nextInt(10)),
        mined,
        facts(random),
        notices(random));
  }

  private static Facts facts(Random random) {
    List<TripletFact> triplets = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      TripletKey key =
          key(
              "litmill:Gene:é" + random.nextInt(3),
              "biolink:p" + random.nextInt(2),
              "X:" + random.nextInt());
      triplets.add(new TripletFact(key, random.nextLong(), random.nextLong()));
    }
    return new Facts(
        triplets,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(new LabelsFact(random.nextLong(), random.nextLong())));
  }

  private static Notices notices(Random random) {
    SortedMap<String, CitationStatus> received = new TreeMap<>();
    SortedMap<String, CitationStatus> sent = new TreeMap<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      CitationStatus status = pick(random, CitationStatus.values());
      received.put(Integer.toString(random.nextInt()), status);
      sent.put(Integer.toString(random.nextInt()), status);
    }
    return new Notices(pick(random, CitationStatus.values()), received, sent);
  }

  private static <T> T pick(Random random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  private static TripletKey key(String subject, String predicate, String object) {
    return TripletKey.newBuilder()
        .setTripletId("00ff" + "0123456789abcdef01234567")
        .setPmid(PMID)
        .setSubjectId(subject)
        .setPredicate(predicate)
        .setObjectId(object)
        .build();
  }
}
