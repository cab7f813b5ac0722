package io.litmill.annotation;

/** An article that is not annotated: the data's fault. */
final class UnfitArticle extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason a fixed word, such as {@code too_long}
   */
  UnfitArticle(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
