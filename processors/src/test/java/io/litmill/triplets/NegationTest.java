package io.litmill.triplets;

import static org.assertj.core.api.Assertions.assertThat;

import io.litmill.corpus.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences with the pair in square brackets and other mentions in curly ones. */
class NegationTest {
  private static final Pattern MARK = Pattern.compile("[\\[\\]{}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Aspirin] did not inhibit [COX-2].",
        "[Aspirin] does not, at any dose, inhibit [COX-2].",
        "[Aspirin] didn't inhibit [COX-2].",
        "[Aspirin] had no effect on [COX-2].",
        "[Aspirin] failed to inhibit [COX-2].",
        "[Aspirin] was unable to inhibit [COX-2].",
        "[Aspirin] cannot bind [COX-2].",
        "[Aspirin] never bound [COX-2].",
        "[COX-2] was unaffected by [aspirin].",
        "No effect of [aspirin] on [COX-2] was found.",
        "There was no evidence that [aspirin] inhibits [COX-2].",
        "We saw a lack of inhibition of [COX-2] by [aspirin].",
        "Neither [aspirin] nor {ibuprofen} inhibited [COX-2].",
        "Neither {aspirin} nor [ibuprofen] inhibited [COX-2].",
        "Inhibition of [COX-2] by [aspirin] was not observed.",
        "Inhibition of [COX-2] by [aspirin] could not be shown.",
        "[Aspirin] inhibited {COX-1} but not [COX-2].",
        "[Aspirin] inhibited {COX-1} but not {COX-2} or [COX-3].",
        "{Aspirin} but not [ibuprofen] inhibited [COX-2].",
        "[Aspirin] inhibited {COX-1} without affecting [COX-2].",
        "[Aspirin] inhibited {COX-1} rather than [COX-2].",
        "[Aspirin] did not inhibit {COX-1} and [COX-2].",
        "[Aspirin] did not inhibit {COX-1}, {COX-3} or [COX-2].",
        "[Rofecoxib] is not a [COX-2] inhibitor.",
        "NO EFFECT OF [ASPIRIN] ON [COX-2].",
      })
  void denied(String marked) {
    assertThat(denies(marked)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[Aspirin] inhibits [COX-2].",
        "[Aspirin] inhibits not only {COX-1} but also [COX-2].",
        "Not only [aspirin] inhibits [COX-2].",
        "[Aspirin] inhibited [COX-2] but not {COX-1}.",
        "[Aspirin] but not {ibuprofen} inhibited [COX-2].",
        "[Aspirin] inhibited [COX-2] without affecting {COX-1}.",
        "[Aspirin] inhibited [COX-2] rather than {COX-1}.",
        "[Aspirin] did not inhibit {COX-1}, but inhibited [COX-2].",
        "[Aspirin] did not inhibit {COX-1}; it inhibited [COX-2].",
        "[Aspirin] did not affect {COX-1} and strongly inhibited [COX-2].",
        "[Aspirin], which does not bind {COX-1}, inhibits [COX-2].",
        "[Aspirin] inhibits [COX-2] and was not toxic.",
        "[Aspirin] inhibits [COX-2], which was not expected.",
        "In the absence of calcium [aspirin] inhibits [COX-2].",
        "In rats not given {morphine}, [aspirin] inhibited [COX-2].",
        "Although {ibuprofen} had no effect, [aspirin] inhibited [COX-2].",
        "[Aspirin] (compound No. 5) inhibits [COX-2].",
        "Whether or not fed, [aspirin] inhibited [COX-2].",
        "[Aspirin] inhibits [no-COX-2].",
        "[Aspirin] inhibits NO production by [COX-2].",
        "[Aspirin] inhibits production of nitric oxide (NO) and [COX-2].",
        "{Aspirin} but not the [COX-2] inhibitor [rofecoxib] was given.",
        "The [COX-2] inhibitor [rofecoxib] did not change it.",
        "[Aspirin] had no effect on {COX-1}; therefore it inhibits [COX-2].",
        "[Aspirin] had no effect on {COX-1} when given with [COX-2].",
      })
  void affirmed(String marked) {
    assertThat(denies(marked)).isFalse();
  }

  private static boolean denies(String marked) {
    String text = MARK.matcher(marked).replaceAll("");
    List<Span> mentions = new ArrayList<>();
    List<Span> pair = new ArrayList<>();
    Matcher matcher = MARK.matcher(marked);
    int removed = 0;
    int start = 0;
    while (matcher.find()) {
      int at = matcher.start() - removed++;
      if (matcher.group().equals("[") || matcher.group().equals("{")) {
        start = at;
      } else {
        mentions.add(new Span(start, at));
        if (matcher.group().equals("]")) {
          pair.add(new Span(start, at));
        }
      }
    }
    Negation negation = new Negation(text, mentions);
    boolean denied = negation.denies(pair.get(0), pair.get(1));
    assertThat(negation.denies(pair.get(1), pair.get(0)))
        .as("the direction of the pair does not matter")
        .isEqualTo(denied);
    return denied;
  }
}
