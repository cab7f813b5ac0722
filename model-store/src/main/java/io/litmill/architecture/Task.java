package io.litmill.architecture;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the head of a model answers. */
public enum Task {
  /** One label for each token: entity tagging. */
  TOKEN("token"),
  /** One of several labels for a sequence or a pair: relations, inference. */
  SINGLE_LABEL("single-label"),
  /** Any number of labels for a sequence: document labels. */
  MULTI_LABEL("multi-label"),
  /** One number for a sequence or a pair: similarity. */
  REGRESSION("regression"),
  /** The start and the end of an answer in the second sequence of a pair. */
  QUESTION("question"),
  /** No head: the hidden states, to fine-tune from. */
  ENCODER("encoder"),
  /** The next token at each position. */
  CAUSAL_LM("causal-lm");

  private final String optionName;

  Task(String optionName) {
    this.optionName = optionName;
  }

  /** The name in manifests and on the command line. */
  @JsonValue
  public String optionName() {
    return optionName;
  }

  /** Whether the head reads one vector a sequence, rather than one a token. */
  public boolean perSequence() {
    return this == SINGLE_LABEL || this == MULTI_LABEL || this == REGRESSION;
  }

  /** Whether the outputs of the head are labels with names. */
  public boolean labelled() {
    return this == TOKEN || this == SINGLE_LABEL || this == MULTI_LABEL;
  }

  /**
   * The task of a name.
   *
   * @throws IllegalArgumentException if there is no task of that name
   */
  public static Task ofOptionName(String name) {
    for (Task task : values()) {
      if (task.optionName.equals(name)) {
        return task;
      }
    }
    throw new IllegalArgumentException(
        "task \""
            + name
            + "\" is not known; known are token, single-label, multi-label, regression, question,"
            + " encoder, causal-lm");
  }
}
