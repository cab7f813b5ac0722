package io.litmill.settings;

import java.util.Objects;
import java.util.function.Function;

/**
 * One key of the configuration.
 *
 * @param name with the prefix {@code litmill.}
 * @param defaultText the value where none is set, as a user would write it; empty: none
 * @param allowed what a value may be, for people
 * @param meaning for people, one sentence
 * @param reader makes the value of a text; throws {@link IllegalArgumentException} where it is not
 *     allowed
 */
public record Setting<T>(
    String name, String defaultText, String allowed, String meaning, Function<String, T> reader) {

  public Setting {
    Objects.requireNonNull(reader, "reader");
    if (!name.startsWith(Configuration.PREFIX)) {
      throw new IllegalArgumentException(name + " does not begin with " + Configuration.PREFIX);
    }
  }

  /**
   * The value of a text.
   *
   * @param origin where the text was set, for the message
   * @throws SettingException if the text is not allowed; names key, value, origin and what is
   *     allowed
   */
  T read(String text, String origin) {
    try {
      return reader.apply(text.strip());
    } catch (RuntimeException e) {
      throw new SettingException(
          "%s = %s (%s) is not allowed: %s".formatted(name, text, origin, allowed), e);
    }
  }
}
