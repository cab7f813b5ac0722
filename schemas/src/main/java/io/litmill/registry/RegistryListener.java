package io.litmill.registry;

/** Hears of requests that failed, every try of them. Safe for several threads. */
@FunctionalInterface
public interface RegistryListener {
  /** Does nothing. */
  RegistryListener NONE = kind -> {};

  /** What a failed request came to. */
  enum Failure {
    /** No answer, or one that says to try again later. */
    UNAVAILABLE,
    /** The credentials do not suffice. */
    DENIED,
    /** The registry does not take the schema, or gives an answer that makes no sense. */
    REFUSED
  }

  /** A try failed. What is merely not in the registry is no failure. */
  void failed(Failure kind);
}
