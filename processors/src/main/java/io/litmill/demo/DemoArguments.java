package io.litmill.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What a demo is asked to do.
 *
 * @param folder where its broker, registry and state are kept; a second run goes on from there
 * @param inputs files and folders of PubMed XML; empty: the records that ship
 * @param once whether it ends when all input is through
 * @param brokerPort port of the embedded broker; 0: any free one
 * @param registryPort port of the embedded registry; 0: any free one
 * @param settings keys of the configuration
 */
public record DemoArguments(
    String folder,
    List<String> inputs,
    boolean once,
    int brokerPort,
    int registryPort,
    Map<String, String> settings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public DemoArguments {
    inputs = List.copyOf(inputs);
    settings = Map.copyOf(settings);
  }

  /** As one argument, in which it passes through Quarkus. */
  public String encoded() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static DemoArguments decoded(String argument) {
    try {
      return JSON.readValue(argument, DemoArguments.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no arguments of a demo: " + argument, e);
    }
  }
}
