package io.litmill.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetAndShareTest {
  private static final long RECOVERY = Duration.ofSeconds(30).toNanos();

  private final AdaptiveBudget budget = new AdaptiveBudget(BatchSettings.defaults());

  @Test
  void halvesTheBatchThatDidNotFit() {
    assertThat(budget.tokens(0)).isEqualTo(2048);
    assertThat(budget.exhausted(2048, 0)).isEqualTo(1024);
    assertThat(budget.tokens(RECOVERY - 1)).isEqualTo(1024);
  }

  @Test
  void doublesAfterEachRecoveryUpToWhatIsConfigured() {
    budget.exhausted(1024, 0);
    assertThat(budget.tokens(RECOVERY - 1)).isEqualTo(512);
    assertThat(budget.tokens(RECOVERY)).isEqualTo(1024);
    assertThat(budget.tokens(2 * RECOVERY - 1)).isEqualTo(1024);
    assertThat(budget.tokens(2 * RECOVERY)).isEqualTo(2048);
    assertThat(budget.tokens(9 * RECOVERY)).isEqualTo(2048);
  }

  @Test
  void neverFallsBelowOneRowNorRisesByAnExhaustion() {
    assertThat(budget.exhausted(160, 0)).isEqualTo(128);
    assertThat(budget.exhausted(2048, 1)).isEqualTo(128);
  }

  @Test
  void replayGetsItsShareOfTokensWhileBothWait() {
    ReplayCredit credit = new ReplayCredit(0.1);
    int replay = 0;
    int total = 10_000;
    for (int i = 0; i < total; i++) {
      boolean due = credit.due(2048);
      replay += due ? 1 : 0;
      credit.taken(due ? Priority.REPLAY : Priority.LIVE, 2048, true);
    }
    assertThat((double) replay / total).isCloseTo(0.1, within(0.001));
  }

  @Test
  void creditIsLostWhenReplayDoesNotWait() {
    ReplayCredit credit = new ReplayCredit(0.5);
    credit.taken(Priority.LIVE, 2048, true);
    assertThat(credit.due(2048)).isTrue();
    credit.taken(Priority.LIVE, 2048, false);
    assertThat(credit.due(2048)).isFalse();
  }

  @Test
  void settingsRefuseNonsenseWithTheOffendingValue() {
    Duration wait = Duration.ofMillis(1);
    Duration recovery = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new BatchSettings(127, 128, wait, true, recovery))
        .hasMessageContaining("tokenBudget 127 is less than rowTokens 128");
    assertThatThrownBy(() -> new BatchSettings(2048, 100, wait, true, recovery))
        .hasMessageContaining("rowTokens 100");
    assertThatThrownBy(() -> new BatchSettings(2048, 128, Duration.ofMillis(-1), true, recovery))
        .hasMessageContaining("maxWait PT-0.001S");
    assertThatThrownBy(() -> new BatchSettings(2048, 128, wait, true, Duration.ZERO))
        .hasMessageContaining("budgetRecovery PT0S");
    BatchSettings batching = BatchSettings.defaults();
    assertThatThrownBy(() -> new EngineSettings(" ", 1, 4096, 0.1, batching))
        .hasMessageContaining("device");
    assertThatThrownBy(() -> new EngineSettings("cpu", 0, 4096, 0.1, batching))
        .hasMessageContaining("workers 0");
    assertThatThrownBy(() -> new EngineSettings("cpu", 1, 2047, 0.1, batching))
        .hasMessageContaining("queueTokens 2047 is less than tokenBudget 2048");
    assertThatThrownBy(() -> new EngineSettings("cpu", 1, 4096, 0, batching))
        .hasMessageContaining("replayShare 0.0");
    assertThatThrownBy(() -> new EngineSettings("cpu", 1, 4096, Double.NaN, batching))
        .hasMessageContaining("replayShare NaN");
  }
}
