package io.litmill.settings;

import io.litmill.model.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** All keys, in the order in which the README lists them. */
public final class Settings {
  public static final Setting<String> BOOTSTRAP_SERVERS =
      text(
          "litmill.kafka.bootstrap.servers",
          "localhost:9092",
          "host:port, more after commas",
          "Kafka brokers");
  public static final Setting<String> REGISTRY_URL =
      text(
          "litmill.kafka.schema.registry.url",
          "http://localhost:8081",
          "URLs, separated by commas",
          "Confluent Schema Registry");
  public static final Setting<String> TOPIC_PREFIX =
      matching(
          "litmill.topics.prefix",
          "",
          "[A-Za-z0-9._-]{0,100}",
          "Stands before the name of every topic");

  public static final Setting<Path> PIPELINE =
      path(
          "litmill.pipeline",
          "",
          "Pipeline file with the bundles and the dictionary; without one, the pipeline that"
              + " ships");
  public static final Setting<List<Path>> STORE =
      new Setting<>(
          "litmill.store",
          "",
          "folders, separated by colons",
          "Where bundles are looked up first; then ~/.litmill/models and the shipped ones",
          Settings::paths);
  public static final Setting<Device> DEVICE =
      new Setting<>(
          "litmill.device",
          "cpu",
          "cpu, gpu:0, gpu:1 and so on",
          "Device that computes the models",
          Device::ofName);
  public static final Setting<Double> MEMORY_FRACTION =
      share(
          "litmill.device.memory-fraction",
          "0",
          "Share of a GPU's memory that is taken at once; 0: as it is needed");

  public static final Setting<Integer> WORKERS =
      number(
          "litmill.engine.workers",
          "0",
          0,
          1024,
          "Threads that run batches; 0: the cores of a CPU, 2 on a GPU");
  public static final Setting<Integer> TOKEN_BUDGET =
      number(
          "litmill.engine.token-budget",
          "2048",
          32,
          1_048_576,
          "Most tokens of a batch on the device");
  public static final Setting<Integer> ROW_TOKENS =
      number(
          "litmill.engine.row-tokens",
          "128",
          32,
          4096,
          "Length of the rows that short sentences are packed into; a multiple of 32");

  /** {@code bundle}: that of each bundle's manifest. */
  public static final Setting<String> PRECISION =
      choice(
          "litmill.engine.precision",
          "bundle",
          "Numbers that models compute with; bundle: what each bundle says. With float32 the same"
              + " record gives the same facts whatever it shares a batch with",
          "bundle",
          "auto",
          "float32",
          "bfloat16",
          "float16");

  public static final Setting<Duration> MAX_WAIT =
      duration("litmill.engine.max-wait", "20ms", "How long a sentence waits for a fuller batch");

  public static final Setting<String> APPLICATION_ID =
      matching(
          "litmill.stream.application-id",
          "litmill",
          "[A-Za-z0-9._-]{1,100}",
          "Kafka Streams application: names its consumer group, state and transactions");
  public static final Setting<Integer> THREADS =
      number("litmill.stream.threads", "2", 1, 256, "Stream threads of this instance");
  public static final Setting<Integer> BATCH_RECORDS =
      number(
          "litmill.stream.batch-records", "64", 1, 10_000, "Citations that are annotated at once");
  public static final Setting<Integer> BATCH_CHARACTERS =
      number(
          "litmill.stream.batch-characters",
          "131072",
          1_000,
          100_000_000,
          "Most text that is annotated at once; less where the device is slow");
  public static final Setting<Duration> BATCH_WAIT =
      duration("litmill.stream.batch-wait", "200ms", "How long a citation waits for others");
  public static final Setting<Duration> COMMIT_INTERVAL =
      duration(
          "litmill.stream.commit-interval", "1s", "Time between commits, after which results show");
  public static final Setting<Duration> TRANSACTION_TIMEOUT =
      duration(
          "litmill.stream.transaction-timeout",
          "2m",
          "When the broker gives up a transaction of an instance that vanished; from 1m to the"
              + " broker's transaction.max.timeout.ms");
  public static final Setting<String> WITHDRAWALS =
      choice(
          "litmill.stream.withdrawals",
          "both",
          "How a fact is withdrawn: a tombstone on its topic, an event on the retractions topic, or"
              + " both",
          "tombstone",
          "event",
          "both");
  public static final Setting<String> RETRACTED =
      choice(
          "litmill.stream.retracted-articles",
          "withdraw",
          "What becomes of a retracted article's facts: withdrawn, or kept and flagged",
          "withdraw",
          "flag");
  public static final Setting<String> CONCERN =
      choice(
          "litmill.stream.articles-under-concern",
          "flag",
          "What becomes of the facts of an article with an expression of concern",
          "withdraw",
          "flag");
  public static final Setting<String> STATE_STORE =
      choice(
          "litmill.stream.state-store",
          "files",
          "Where state is at hand: in files, or in memory and restored from Kafka at each start",
          "files",
          "memory");
  public static final Setting<Path> STATE =
      path("litmill.stream.state-folder", "", "Where the state stores lie; keep it over restarts");
  public static final Setting<Integer> STANDBYS =
      number(
          "litmill.stream.standby-replicas",
          "0",
          0,
          10,
          "Copies of the state kept warm on other instances");
  public static final Setting<Integer> REPLICATION =
      number(
          "litmill.stream.replication-factor",
          "-1",
          -1,
          32767,
          "Of internal topics; -1: the broker's default");

  public static final Setting<String> HTTP_HOST =
      text(
          "litmill.http.host",
          "0.0.0.0",
          "an address of this machine",
          "Address of health and metrics");
  public static final Setting<Integer> HTTP_PORT =
      number("litmill.http.port", "8080", 0, 65_535, "Port of /q/health and /q/metrics; 0: any");

  public static final Setting<Integer> REPLAY_HTTP_PORT =
      number(
          "litmill.replay.http-port",
          "",
          0,
          65_535,
          "Port of the same for `litmill replay`, at the same address; without it a replay has"
              + " none; 0: any. With --with-live, litmill.http.port is taken");

  public static final List<Setting<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          REGISTRY_URL,
          TOPIC_PREFIX,
          PIPELINE,
          STORE,
          DEVICE,
          MEMORY_FRACTION,
          WORKERS,
          TOKEN_BUDGET,
          ROW_TOKENS,
          PRECISION,
          MAX_WAIT,
          APPLICATION_ID,
          THREADS,
          BATCH_RECORDS,
          BATCH_CHARACTERS,
          BATCH_WAIT,
          COMMIT_INTERVAL,
          TRANSACTION_TIMEOUT,
          WITHDRAWALS,
          RETRACTED,
          CONCERN,
          STATE_STORE,
          STATE,
          STANDBYS,
          REPLICATION,
          HTTP_HOST,
          HTTP_PORT,
          REPLAY_HTTP_PORT);

  private Settings() {}

  private static Setting<String> text(String name, String value, String allowed, String meaning) {
    return new Setting<>(name, value, allowed, meaning, Function.identity());
  }

  private static Setting<String> matching(
      String name, String value, String pattern, String meaning) {
    return new Setting<>(
        name,
        value,
        "text of the form " + pattern,
        meaning,
        text -> require(text, text.matches(pattern)));
  }

  private static Setting<String> choice(
      String name, String value, String meaning, String... choices) {
    List<String> allowed = List.of(choices);
    return new Setting<>(
        name,
        value,
        String.join(", ", allowed),
        meaning,
        text ->
            require(
                text.toLowerCase(Locale.ROOT), allowed.contains(text.toLowerCase(Locale.ROOT))));
  }

  private static Setting<Path> path(String name, String value, String meaning) {
    return new Setting<>(name, value, "a path", meaning, Path::of);
  }

  private static Setting<Integer> number(
      String name, String value, int least, int most, String meaning) {
    return new Setting<>(
        name,
        value,
        "a whole number from %d to %d".formatted(least, most),
        meaning,
        text -> {
          int number = Integer.parseInt(text);
          return require(number, number >= least && number <= most);
        });
  }

  private static Setting<Double> share(String name, String value, String meaning) {
    return new Setting<>(
        name,
        value,
        "a number from 0 to 1",
        meaning,
        text -> {
          double share = Double.parseDouble(text);
          return require(share, share >= 0 && share <= 1);
        });
  }

  private static Setting<Duration> duration(String name, String value, String meaning) {
    return new Setting<>(
        name,
        value,
        "a duration from 1ms to 1h, such as 200ms, 5s or PT1M",
        meaning,
        Settings::duration);
  }

  private static Duration duration(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Duration duration =
        lower.startsWith("p")
            ? Duration.parse(text)
            : lower.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)))
                : Duration.parse("PT" + lower);
    return require(
        duration, duration.toMillis() >= 1 && duration.compareTo(Duration.ofHours(1)) <= 0);
  }

  private static List<Path> paths(String text) {
    return Arrays.stream(text.split(":")).filter(part -> !part.isBlank()).map(Path::of).toList();
  }

  private static <T> T require(T value, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
