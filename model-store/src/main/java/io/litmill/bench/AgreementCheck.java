package io.litmill.bench;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares the outputs of contenders with a reference. */
final class AgreementCheck {
  private final int outputs;
  private final List<int[]> sentences;
  private final Map<IntBuffer, float[]> expected;
  private final double size;

  /**
   * @param outputs logits a token
   */
  AgreementCheck(Contender reference, int outputs, List<int[]> sentences) {
    this.outputs = outputs;
    this.sentences = sentences;
    List<Batch> alone = new ArrayList<>();
    sentences.forEach(ids -> alone.add(Batch.plain(List.of(ids), ids.length)));
    this.expected = logits(reference, alone);
    this.size = deviation(expected.values());
  }

  /** Lets each contender compute the sentences in its own batches. */
  List<Agreement> compare(List<Contender> contenders) {
    return contenders.stream().map(this::compare).toList();
  }

  /**
   * @throws IncomparableEngines if a contender computes something else
   */
  static void require(List<Agreement> agreements) {
    List<Agreement> apart = agreements.stream().filter(agreement -> !agreement.equal()).toList();
    if (!apart.isEmpty()) {
      throw new IncomparableEngines(
          "outputs differ from litmill float32, so speeds cannot be compared: "
              + apart.stream()
                  .map(
                      a ->
                          "%s by %.2g at most, %.2g rms, %d of %d labels"
                              .formatted(
                                  a.title(),
                                  a.maxDifference(),
                                  a.rmsDifference(),
                                  a.labelsChanged(),
                                  a.labels()))
                  .collect(Collectors.joining("; ")));
    }
  }

  private Agreement compare(Contender contender) {
    Map<IntBuffer, float[]> actual = logits(contender, contender.batching().batches(sentences));
    double max = 0;
    double squares = 0;
    long values = 0;
    int changed = 0;
    for (Map.Entry<IntBuffer, float[]> sentence : expected.entrySet()) {
      float[] want = sentence.getValue();
      float[] got = actual.get(sentence.getKey());
      for (int i = 0; i < want.length; i++) {
        double difference = Float.isFinite(got[i]) ? Math.abs(want[i] - got[i]) : 1e30;
        max = Math.max(max, difference);
        squares += difference * difference;
      }
      values += want.length;
      changed += labelsChanged(want, got);
    }
    double rms = Math.sqrt(squares / values);
    boolean equal =
        contender.precision() == Precision.FLOAT32
            ? max <= Agreement.MAX_DIFFERENCE * Math.max(1, size)
            : rms <= Agreement.RMS_SHARE * size;
    return new Agreement(
        contender.title(), max, rms, Math.toIntExact(values / outputs), changed, equal);
  }

  private int labelsChanged(float[] want, float[] got) {
    int changed = 0;
    for (int from = 0; from < want.length; from += outputs) {
      if (largest(want, from) != largest(got, from)) {
        changed++;
      }
    }
    return changed;
  }

  private int largest(float[] values, int from) {
    int best = from;
    for (int i = from + 1; i < from + outputs; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best - from;
  }

  private Map<IntBuffer, float[]> logits(Contender contender, List<Batch> batches) {
    Map<IntBuffer, float[]> bySentence = new HashMap<>();
    for (Batch batch : batches) {
      float[] all = contender.run(batch);
      if (all.length != batch.computedTokens() * outputs) {
        throw new IncomparableEngines(
            "%s returned %d logits for %d tokens"
                .formatted(contender.title(), all.length, batch.computedTokens()));
      }
      for (int i = 0; i < batch.starts().length; i++) {
        float[] own = new float[batch.lengths()[i] * outputs];
        System.arraycopy(all, batch.starts()[i] * outputs, own, 0, own.length);
        bySentence.put(IntBuffer.wrap(batch.sentence(i)), own);
      }
    }
    return bySentence;
  }

  private static double deviation(Iterable<float[]> logits) {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (float[] values : logits) {
      for (float value : values) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
