package io.litmill.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The values of all keys. Sources, the strongest first: command line, system properties,
 * environment variables ({@code LITMILL_STREAM_THREADS} for {@code litmill.stream.threads}), the
 * file of {@code --config}, {@code config/application.properties} in the working folder.
 */
public final class Configuration {
  static final String PREFIX = "litmill.";

  /** Keys below it go to all Kafka clients and to the Schema Registry client as they are. */
  public static final String KAFKA = "litmill.kafka.";

  private static final Path WORKING_FOLDER_FILE = Path.of("config", "application.properties");

  /** System properties of the launcher and of the tests, which are no settings. */
  private static final Set<String> NO_SETTINGS =
      Set.of("litmill.home", "litmill.shared", "litmill.nightly", "litmill.soak");

  private final SmallRyeConfig config;

  private Configuration(SmallRyeConfig config) {
    this.config = config;
  }

  /**
   * Reads all sources.
   *
   * @param file of {@code --config}
   * @param commandLine keys with values that the command line sets, with or without the prefix
   * @throws SettingException if a file or the command line has a key that there is not
   * @throws IOException if a file cannot be read
   */
  public static Configuration read(Optional<Path> file, Map<String, String> commandLine)
      throws IOException {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources();
    if (Files.isRegularFile(WORKING_FOLDER_FILE)) {
      builder.withSources(properties(WORKING_FOLDER_FILE, 260));
    }
    if (file.isPresent()) {
      if (!Files.isRegularFile(file.get())) {
        throw new NoSuchFileException(file.get().toString());
      }
      builder.withSources(properties(file.get(), 275));
    }
    builder.withSources(new PropertiesConfigSource(prefixed(commandLine), "command line", 500));
    Configuration configuration = new Configuration(builder.build());
    configuration.refuseUnknownKeys();
    return configuration;
  }

  /** Only these keys, and the defaults: for tests and for programs that embed Litmill. */
  public static Configuration of(Map<String, String> values) {
    Configuration configuration =
        new Configuration(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(prefixed(values), "values", 500))
                .build());
    configuration.refuseUnknownKeys();
    return configuration;
  }

  private static ConfigSource properties(Path file, int ordinal) throws IOException {
    return new PropertiesConfigSource(file.toUri().toURL(), ordinal);
  }

  private static Map<String, String> prefixed(Map<String, String> values) {
    Map<String, String> prefixed = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> prefixed.put(key.startsWith(PREFIX) ? key : PREFIX + key, value));
    return prefixed;
  }

  /** The value of a key, or its default; empty where it has neither. */
  public <T> Optional<T> optional(Setting<T> setting) {
    var value = config.getConfigValue(setting.name());
    if (value.getValue() != null && !value.getValue().isBlank()) {
      return Optional.of(setting.read(value.getValue(), value.getSourceName()));
    }
    return setting.defaultText().isEmpty()
        ? Optional.empty()
        : Optional.of(setting.read(setting.defaultText(), "default"));
  }

  /**
   * The value of a key, or its default.
   *
   * @throws SettingException if it has neither
   */
  public <T> T get(Setting<T> setting) {
    return optional(setting)
        .orElseThrow(
            () ->
                new SettingException(
                    setting.name()
                        + " is not set: "
                        + setting.meaning()
                        + "; "
                        + setting.allowed()));
  }

  /**
   * Reads every setting once.
   *
   * @throws SettingException if one is not allowed
   */
  public void requireAllowed() {
    Settings.ALL.forEach(this::optional);
  }

  /**
   * The keys below {@link #KAFKA}, without that prefix, and the defaults of those that have one.
   */
  public Map<String, String> kafka() {
    Map<String, String> values = new TreeMap<>();
    for (ConfigSource source : config.getConfigSources()) {
      for (String name : source.getPropertyNames()) {
        kafkaKey(name).ifPresent(key -> values.computeIfAbsent(key, absent -> kafkaValue(name)));
      }
    }
    values.values().removeIf(String::isBlank);
    for (Setting<?> setting : Settings.ALL) {
      if (setting.name().startsWith(KAFKA)) {
        values.putIfAbsent(setting.name().substring(KAFKA.length()), setting.defaultText());
      }
    }
    return values;
  }

  private static Optional<String> kafkaKey(String name) {
    if (name.startsWith(KAFKA)) {
      return Optional.of(name.substring(KAFKA.length()).replace("\"", ""));
    }
    String variable = KAFKA.replace('.', '_').toUpperCase(Locale.ROOT);
    return name.startsWith(variable)
        ? Optional.of(name.substring(variable.length()).toLowerCase(Locale.ROOT).replace('_', '.'))
        : Optional.empty();
  }

  private String kafkaValue(String name) {
    String value = config.getConfigValue(name).getValue();
    return value == null ? "" : value;
  }

  private void refuseUnknownKeys() {
    Set<String> known =
        Settings.ALL.stream().map(Setting::name).collect(Collectors.toUnmodifiableSet());
    List<String> unknown = new ArrayList<>();
    for (ConfigSource source : config.getConfigSources()) {
      if (source.getOrdinal() == 300) { // the environment: other programs may use the prefix
        continue;
      }
      for (String name : source.getPropertyNames()) {
        if (name.startsWith(PREFIX)
            && !name.startsWith(KAFKA)
            && !known.contains(name)
            && !NO_SETTINGS.contains(name)) {
          unknown.add(name + " (" + source.getName() + ")");
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new SettingException(
          "unknown setting "
              + String.join(", ", unknown)
              + "; `litmill settings` lists those that there are");
    }
  }
}
