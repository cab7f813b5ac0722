package io.litmill.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Keeps what it hears, each as a word or two. */
final class CountingListener implements StreamListener {
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> took = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> ages = Collections.synchronizedList(new ArrayList<>());

  long count(String what) {
    return List.copyOf(heard).stream().filter(what::equals).count();
  }

  /** How long the annotator took, each time. */
  List<Duration> took() {
    return List.copyOf(took);
  }

  /** How old records were when their results were sent. */
  List<Duration> ages() {
    return List.copyOf(ages);
  }

  @Override
  public void citation() {
    heard.add("citation");
  }

  @Override
  public void skipped(Skipped why) {
    heard.add(why.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void batch(int records, long characters, double fill, Duration took) {
    heard.add("batch of " + records);
    this.took.add(took);
  }

  @Override
  public void triplet(String operation) {
    heard.add("triplet " + operation);
  }

  @Override
  public void labels(String operation) {
    heard.add("labels " + operation);
  }

  @Override
  public void deadLetter(String stage, String reason) {
    heard.add("dead letter " + stage + " " + reason);
  }

  @Override
  public void freshness(Duration age) {
    heard.add("fresh");
    ages.add(age);
  }
}
