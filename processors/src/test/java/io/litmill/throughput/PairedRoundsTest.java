package io.litmill.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.litmill.throughput.PairedRounds.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRoundsTest {
  private final List<String> ran = new ArrayList<>();
  private ModelWork.Sum models = new ModelWork.Sum(3_000, 7_000_000);

  /** A hundred citations, in which the models compute so many tokens in so many nanoseconds. */
  private Rounds rounds(String name, double seconds, long tokens, long nanos) {
    return citations -> {
      ran.add(name);
      models = new ModelWork.Sum(models.tokens() + tokens, models.nanos() + nanos);
      return new Round(100, seconds);
    };
  }

  private PairedRounds paired(Rounds bare, Rounds stream) {
    return new PairedRounds(bare, stream, () -> models);
  }

  private Pair pair(Rounds bare, Rounds stream) throws InterruptedException {
    return paired(bare, stream).run(List.of());
  }

  @Test
  void eachIsTheFirstInEveryOtherPair() throws InterruptedException {
    PairedRounds paired = paired(rounds("bare", 10, 500, 8_000), rounds("stream", 20, 500, 8_000));
    for (int i = 0; i < 3; i++) {
      Pair pair = paired.run(List.of());
      assertThat(pair.share()).isEqualTo(0.5);
      assertThat(pair.shareAtOneSpeed()).isEqualTo(0.5);
      assertThat(pair.bare().models()).isEqualTo(new ModelWork.Sum(500, 8_000));
      assertThat(pair.stream().round().seconds()).isEqualTo(20);
    }
    assertThat(ran).containsExactly("bare", "stream", "stream", "bare", "bare", "stream");
  }

  @Test
  void aMachineThatWasSlowerInTheStreamsRoundDoesNotCountAtOneSpeed() throws InterruptedException {
    Pair pair = pair(rounds("bare", 10, 500, 8_000), rounds("stream", 16, 500, 12_000));
    assertThat(pair.share()).isEqualTo(0.625);
    assertThat(pair.shareAtOneSpeed()).isEqualTo(0.9375, within(1e-12));
  }

  @Test
  void aMachineThatWasFasterInTheStreamsRoundDoesNotFlatterIt() throws InterruptedException {
    Pair pair = pair(rounds("bare", 10, 500, 8_000), rounds("stream", 10, 500, 6_000));
    assertThat(pair.share()).isEqualTo(1);
    assertThat(pair.shareAtOneSpeed()).isEqualTo(0.75, within(1e-12));
  }

  @Test
  void morePaddingInTheStreamCounts() throws InterruptedException {
    Pair pair = pair(rounds("bare", 10, 500, 8_000), rounds("stream", 12.5, 625, 10_000));
    assertThat(pair.shareAtOneSpeed()).isEqualTo(pair.share()).isEqualTo(0.8);
  }

  @Test
  void whatFailsEndsThePair() {
    Rounds failing =
        citations -> {
          throw new IllegalStateException("the stream failed");
        };
    assertThatThrownBy(() -> pair(rounds("bare", 10, 500, 8_000), failing))
        .hasMessage("the stream failed");
  }
}
