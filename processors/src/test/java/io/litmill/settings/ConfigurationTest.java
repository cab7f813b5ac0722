package io.litmill.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void everyDefaultIsAllowed() {
    Configuration configuration = Configuration.of(Map.of());
    Settings.ALL.forEach(setting -> configuration.optional(setting));
    assertThat(configuration.get(Settings.THREADS)).isEqualTo(2);
    assertThat(configuration.get(Settings.BATCH_WAIT)).isEqualTo(Duration.ofMillis(200));
    assertThat(configuration.optional(Settings.PIPELINE)).isEmpty();
  }

  @Test
  void keysAreUniqueAndExplained() {
    assertThat(Settings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(Settings.ALL).allSatisfy(setting -> assertThat(setting.meaning()).isNotBlank());
  }

  @Test
  void theCommandLineIsStrongerThanTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.properties"), "litmill.stream.threads=3\nlitmill.engine.workers=5\n");
    Configuration configuration =
        Configuration.read(Optional.of(file), Map.of("stream.threads", "4"));
    assertThat(configuration.get(Settings.THREADS)).isEqualTo(4);
    assertThat(configuration.get(Settings.WORKERS)).isEqualTo(5);
  }

  @Test
  void aWrongValueNamesKeyValueOriginAndWhatIsAllowed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.properties"), "litmill.stream.threads=many\n");
    Configuration configuration = Configuration.read(Optional.of(file), Map.of());
    assertThatThrownBy(() -> configuration.get(Settings.THREADS))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("litmill.stream.threads = many")
        .hasMessageContaining("a.properties")
        .hasMessageContaining("a whole number from 1 to 256");
  }

  @Test
  void bordersAreAllowedAndWhatIsBeyondIsNot() {
    assertThat(of("litmill.stream.threads", "256").get(Settings.THREADS)).isEqualTo(256);
    assertThatThrownBy(() -> of("litmill.stream.threads", "257").get(Settings.THREADS))
        .isInstanceOf(SettingException.class);
    assertThatThrownBy(() -> of("litmill.stream.threads", "0").get(Settings.THREADS))
        .isInstanceOf(SettingException.class);
    assertThat(of("litmill.engine.max-wait", "1ms").get(Settings.MAX_WAIT))
        .isEqualTo(Duration.ofMillis(1));
    assertThatThrownBy(() -> of("litmill.engine.max-wait", "0ms").get(Settings.MAX_WAIT))
        .isInstanceOf(SettingException.class);
    assertThat(of("litmill.engine.max-wait", "1.5s").get(Settings.MAX_WAIT))
        .isEqualTo(Duration.ofMillis(1500));
    assertThat(of("litmill.engine.max-wait", "PT2S").get(Settings.MAX_WAIT))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void anUnknownKeyIsRefusedByName() {
    assertThatThrownBy(() -> Configuration.of(Map.of("litmill.stream.thread", "2")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("litmill.stream.thread");
  }

  @Test
  void keysBelowKafkaGoThroughAsTheyAre() {
    Configuration configuration =
        Configuration.of(
            Map.of(
                "litmill.kafka.bootstrap.servers", "a:1,b:2",
                "litmill.kafka.security.protocol", "SASL_SSL"));
    assertThat(configuration.kafka())
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.properties");
    assertThatThrownBy(() -> Configuration.read(Optional.of(missing), Map.of()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("missing.properties");
  }

  private static Configuration of(String key, String value) {
    return Configuration.of(Map.of(key, value));
  }
}
