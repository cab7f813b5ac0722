package io.litmill.topology;

import static io.litmill.topology.Citations.citation;
import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.annotation.Annotation;
import io.litmill.schemas.Citation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BatchingTest {
  @Test
  void aFullBatchGoesAtOnce() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a"), citation("2", 2, "b"), citation("3", 3, "c"));
      assertThat(mill.annotator.calls()).isEmpty();
      mill.send(citation("4", 4, "d"), citation("5", 5, "e"));
      assertThat(mill.annotator.calls()).containsExactly(List.of("1", "2", "3", "4"));
      assertThat(mill.annotations.getQueueSize()).isEqualTo(4);
    }
  }

  @Test
  void aBatchGoesWhenItsOldestHasWaitedLongEnough() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a"));
      mill.pass(MillDriver.WAIT.minusMillis(1));
      assertThat(mill.annotator.calls()).isEmpty();
      mill.pass(Duration.ofMillis(1));
      assertThat(mill.annotator.calls()).containsExactly(List.of("1"));
    }
  }

  @Test
  void theWaitBeginsWithTheFirstOfABatch() {
    try (MillDriver mill = new MillDriver()) {
      mill.pass(MillDriver.WAIT.dividedBy(2));
      mill.send(citation("1", 1, "a"));
      mill.pass(MillDriver.WAIT.dividedBy(2));
      assertThat(mill.annotator.calls()).isEmpty();
      mill.pass(MillDriver.WAIT);
      assertThat(mill.annotator.calls()).hasSize(1);
    }
  }

  @Test
  void muchTextIsABatch() {
    try (MillDriver mill = new MillDriver("litmill.stream.batch-characters", "1000")) {
      mill.send(citation("1", 1, "x".repeat(999)));
      assertThat(mill.annotator.calls()).isEmpty();
      mill.send(citation("2", 2, "y"));
      assertThat(mill.annotator.calls()).containsExactly(List.of("1", "2"));
    }
  }

  @Test
  void ofSeveralRevisionsThatWaitTheNewestIsMined() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a affects b"), citation("2", 2, "x"));
      mill.send(citation("1", 4, "a affects c"), citation("1", 3, "a affects d"));
      mill.pass(MillDriver.WAIT);
      assertThat(mill.annotator.calls()).containsExactly(List.of("2", "1"));
      assertThat(mill.triplets.readValue().getObjectName()).isEqualTo("c");
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.heard.count("superseded")).isEqualTo(1);
      assertThat(mill.heard.count("late")).isEqualTo(1);
    }
  }

  @Test
  void whatIsDeletedWhileItWaitsIsNotMined() {
    try (MillDriver mill = new MillDriver()) {
      mill.send(citation("1", 1, "a affects b"));
      mill.delete("1", 2);
      mill.pass(MillDriver.WAIT);
      assertThat(mill.annotator.calls()).isEmpty();
      assertThat(mill.heard.count("superseded")).isEqualTo(1);
      assertThat(mill.triplets.isEmpty()).isTrue();
    }
  }

  @Test
  void aRevisionBackToWhatWasSaidLastNeedsNoMining() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a affects b"));
      mill.skipOutputs();
      mill.send(citation("1", 2, "a affects c"), citation("1", 3, "a affects b"));
      mill.pass(MillDriver.WAIT);
      assertThat(mill.annotator.citations()).isEqualTo(1);
      assertThat(mill.triplets.isEmpty()).isTrue();
      assertThat(mill.heard.count("unchanged")).isEqualTo(1);
    }
  }

  @Test
  void theTimeOfTheAnnotatorIsMeasuredThoughTheContextsClockStandsStill() {
    AtomicLong now = new AtomicLong(MillDriver.START.toEpochMilli());
    StatementAnnotator slow =
        new StatementAnnotator() {
          @Override
          public List<Annotation> annotate(List<Citation> citations) {
            now.addAndGet(3_000);
            return super.annotate(citations);
          }
        };
    try (MillDriver mill =
        new MillDriver(
            PlainTopics.catalogue(),
            slow,
            MillDriver.settings(),
            () -> Instant.ofEpochMilli(now.get()))) {
      mill.mine(citation("1", 1, "a"));
      assertThat(mill.heard.took()).containsExactly(Duration.ofSeconds(3));
      assertThat(mill.heard.ages()).containsExactly(Duration.ofSeconds(3));
    }
  }

  @Test
  void theSizeOfABatchIsHeard() {
    try (MillDriver mill = new MillDriver()) {
      mill.mine(citation("1", 1, "a"), citation("2", 2, "b"));
      assertThat(mill.heard.count("citation")).isEqualTo(2);
      assertThat(mill.heard.count("batch of 2")).isEqualTo(1);
      assertThat(mill.heard.count("fresh")).isEqualTo(2);
    }
  }
}
