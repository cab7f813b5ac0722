package io.litmill.cli;

import io.litmill.deadletters.DeadLetterTopic;
import io.litmill.deadletters.LetterFilter;
import io.litmill.registry.SchemaRegistry;
import io.litmill.settings.Configuration;
import io.litmill.settings.Settings;
import io.litmill.topics.TopicCatalogue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which dead letters, and where they are. */
final class DlqOptions {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})([smhd])");

  @Mixin private DeploymentOptions connection;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--stage",
      description = "Only those of this stage, such as deserialise or relations")
  private String stage;

  @Option(names = "--reason", description = "Only those of this reason, such as undecodable")
  private String reason;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those since a time (2026-01-31T00:00:00Z) or so long ago (90m, 24h, 7d)")
  private String since;

  DeadLetterTopic topic() throws IOException {
    Configuration configuration = connection.configuration();
    Map<String, String> kafka = configuration.kafka();
    kafka.putIfAbsent("bootstrap.servers", configuration.get(Settings.BOOTSTRAP_SERVERS));
    kafka.putIfAbsent("schema.registry.url", configuration.get(Settings.REGISTRY_URL));
    TopicCatalogue topics =
        TopicCatalogue.of(
            configuration.optional(Settings.TOPIC_PREFIX).orElse(""),
            SchemaRegistry.connect(kafka),
            kafka);
    return new DeadLetterTopic(kafka, topics.deadLetters(), Clock.systemUTC());
  }

  LetterFilter filter() {
    return new LetterFilter(
        Optional.ofNullable(stage),
        Optional.ofNullable(reason),
        Optional.ofNullable(since).map(text -> time(text, Instant.now())));
  }

  private Instant time(String text, Instant now) {
    Matcher age = AGE.matcher(text);
    try {
      if (age.matches()) {
        String unit = age.group(2).toUpperCase(Locale.ROOT);
        return now.minus(Duration.parse((unit.equals("D") ? "P" : "PT") + age.group(1) + unit));
      }
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--since %s: allowed is a time such as 2026-01-31T00:00:00Z, or 90m, 24h, 7d"
              .formatted(text),
          e);
    }
  }
}
