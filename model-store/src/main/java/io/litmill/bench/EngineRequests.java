package io.litmill.bench;

import io.litmill.inference.InferenceEngine;
import io.litmill.inference.TokenInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One request at a time to Litmill's engine: what a single sentence costs a user. */
final class EngineRequests implements Way {
  private final LitmillContender contender;
  private final List<TokenInput> sentences;
  private final TimedRun run;
  private final AtomicInteger next = new AtomicInteger();

  EngineRequests(LitmillContender contender, List<int[]> sentences, TimedRun run) {
    this.contender = contender;
    this.sentences = sentences.stream().map(TokenInput::of).toList();
    this.run = run;
  }

  @Override
  public Contender contender() {
    return contender;
  }

  @Override
  public int clients() {
    return 1;
  }

  @Override
  public boolean throughEngine() {
    return true;
  }

  @Override
  public void warmUp() throws InterruptedException {
    SentenceLogits.throughEngine(contender, sentences.subList(0, 1));
  }

  @Override
  public Turn take(Duration time) throws InterruptedException {
    EngineWatch watch = new EngineWatch(System::nanoTime);
    try (InferenceEngine engine = contender.startEngine(watch)) {
      double rate = run.perSecond(1, time, client -> request(engine));
      return new Turn(rate, watch.tally());
    }
  }

  private long request(InferenceEngine engine) throws InterruptedException {
    TokenInput sentence = sentences.get(next.getAndUpdate(i -> (i + 1) % sentences.size()));
    SentenceLogits.outputs(engine, contender.modelId(), List.of(sentence));
    return sentence.length();
  }
}
