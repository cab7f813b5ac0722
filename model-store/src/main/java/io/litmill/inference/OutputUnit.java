package io.litmill.inference;

/** What a vector of a model's output belongs to. */
public enum OutputUnit {
  /** One vector a token: labels of a token head, start and end scores, hidden states. */
  TOKEN,
  /** One vector a sequence. */
  SEQUENCE
}
