package io.litmill.metrics;

import io.litmill.registry.RegistryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often the schema registry failed, as a metric with the label {@code kind}. */
public final class RegistryMetrics implements RegistryListener {
  private final Map<Failure, Counter> failures = new EnumMap<>(Failure.class);

  public RegistryMetrics(MeterRegistry registry) {
    for (Failure kind : Failure.values()) {
      failures.put(
          kind,
          Counter.builder("litmill.registry.failures")
              .description("Requests to the schema registry that failed, every try counted")
              .tag("kind", kind.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public void failed(Failure kind) {
    failures.get(kind).increment();
  }
}
