package io.litmill.corpus;

import java.util.List;

final class Mentions {
  private Mentions() {}

  /** The different spans of the mentions. */
  static List<TypedSpan> spans(List<Mention> mentions) {
    return mentions.stream().map(Mention::typedSpan).distinct().toList();
  }
}
