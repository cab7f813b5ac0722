package io.litmill.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What is measured and for how long.
 *
 * @param scenarios {@code 16x64} for 16 sentences of 64 tokens; {@code 1x32} is one client with one
 *     sentence at a time; {@code mix} for mixed lengths
 * @param rounds in which every contender is measured once
 * @param time of one measurement
 * @param threads cores to use
 */
public record BenchSettings(
    List<String> scenarios, int rounds, @JsonIgnore Duration time, int threads, long seed) {
  private static final int MOST_ROUNDS = 1000;

  public BenchSettings {
    scenarios = List.copyOf(scenarios);
    Objects.requireNonNull(time, "time");
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("no scenario is named");
    }
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException(
          "rounds " + rounds + " is not between 1 and " + MOST_ROUNDS);
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time " + time + " is not positive");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " is below 1");
    }
  }

  /** The time of one measurement, as reports have it. */
  @JsonProperty
  public double seconds() {
    return time.toNanos() / 1e9;
  }

  /**
   * The sentences of each scenario.
   *
   * @param most tokens that the model takes
   * @throws IllegalArgumentException if a name is not that of a scenario, or its rows are too long
   */
  List<Scenario> scenarios(Mix mix, int vocabulary, int most) {
    return scenarios.stream().map(name -> scenario(name, mix, vocabulary, most)).toList();
  }

  /**
   * @throws IllegalArgumentException if a scenario's name is not known
   */
  public void requireKnownScenarios() {
    Mix shortest = Mix.random(List.of(1), 1, seed);
    scenarios.forEach(name -> scenario(name, shortest, 1, Integer.MAX_VALUE));
  }

  private Scenario scenario(String name, Mix mix, int vocabulary, int most) {
    Scenario scenario =
        name.equals(Scenario.MIX)
            ? Scenario.of(mix)
            : Scenario.fixed(name, vocabulary, seed)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "scenario \""
                                + name
                                + "\" is not known; use mix, or rows x length as in 16x64"));
    int longest = scenario.sentences().stream().mapToInt(ids -> ids.length).max().orElseThrow();
    if (longest > most) {
      throw new IllegalArgumentException(
          "scenario %s has sentences of %d tokens; the model takes %d"
              .formatted(name, longest, most));
    }
    return scenario;
  }
}
