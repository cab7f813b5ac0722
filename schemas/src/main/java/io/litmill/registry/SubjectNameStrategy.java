package io.litmill.registry;

import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a schema is registered. */
public enum SubjectNameStrategy {
  /** Topic plus {@code -key} or {@code -value}: one record type a topic. */
  TOPIC_NAME,
  /** Full name of the record: its versions are the same wherever it is sent. */
  RECORD_NAME,
  /** Topic, a dash, and the full name of the record: several record types a topic. */
  TOPIC_RECORD_NAME;

  /**
   * The subject.
   *
   * @param recordName full name of the record
   */
  public String subject(String topic, boolean isKey, String recordName) {
    return switch (this) {
      case TOPIC_NAME -> topic + (isKey ? "-key" : "-value");
      case RECORD_NAME -> recordName;
      case TOPIC_RECORD_NAME -> topic + "-" + recordName;
    };
  }

  /**
   * The strategy by its name, or by that of Confluent's class for it, with its package or without:
   * {@code TopicNameStrategy}, {@code RecordNameStrategy}, {@code TopicRecordNameStrategy}.
   */
  static SubjectNameStrategy of(String key, Object value) {
    String name = value instanceof Class<?> type ? type.getName() : String.valueOf(value).strip();
    String simple = name.substring(name.lastIndexOf('.') + 1);
    for (SubjectNameStrategy strategy : values()) {
      String plain = strategy.name().replace("_", "").toLowerCase(Locale.ROOT);
      String given = simple.replace("_", "").toLowerCase(Locale.ROOT);
      if (given.equals(plain) || given.equals(plain + "strategy")) {
        return strategy;
      }
    }
    throw new ConfigException(
        key, name, "must be TopicNameStrategy, RecordNameStrategy or TopicRecordNameStrategy");
  }
}
