package io.litmill.registry;

import java.util.List;

/**
 * Whether a subject would accept a schema.
 *
 * @param messages what does not fit, in the registry's words; may be empty although it does not fit
 */
public record CompatibilityVerdict(boolean compatible, List<String> messages) {
  public CompatibilityVerdict {
    messages = List.copyOf(messages);
  }
}
