package io.litmill.registry;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What a registry answered, or why it did not.
 *
 * @param subject subject that was asked about, if any
 * @param url what was asked, without credentials
 * @param status HTTP status; 0 where there was no answer
 * @param code error code of the API, such as 40401; the status where the answer has none
 * @param detail what the registry said
 */
public record RegistryError(
    Optional<String> subject, URI url, int status, int code, String detail) {
  public RegistryError {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(detail, "detail");
  }

  String message() {
    StringBuilder message = new StringBuilder("schema registry: ");
    subject.ifPresent(name -> message.append("subject ").append(name).append(": "));
    message.append(detail).append(" (");
    if (code != 0) {
      message.append("code ").append(code).append(", ");
    }
    return message.append(url).append(')').toString();
  }
}
