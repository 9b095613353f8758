package io.careline.language;

import java.util.Arrays;
import java.util.List;

/**
 * How a message or one of its sentences sounds.
 *
 * @param score how sure the reader is of the label, 0 to 1, calibrated: of many with 0.8 about 80 %
 *     are right
 * @param evidence the stretches that weighed most, heaviest first; empty when nothing did
 * @param chances how likely each tone is, in the order of {@link Tone}; they add up to 1
 */
public record Sentiment(Tone label, double score, List<Evidence> evidence, List<Double> chances) {

  /** Where only the label's own chance is known, the others share what is left. */
  public Sentiment(Tone label, double score, List<Evidence> evidence) {
    this(label, score, evidence, shared(label, score));
  }

  private static List<Double> shared(Tone label, double score) {
    double rest = (1 - score) / (Tone.values().length - 1);
    return Arrays.stream(Tone.values()).map(tone -> tone == label ? score : rest).toList();
  }
}
