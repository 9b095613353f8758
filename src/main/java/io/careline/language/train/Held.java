package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.LinearModel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model does on lessons that were held back.
 *
 * @param texts how many there were
 * @param accuracy the share that it reads as people said
 * @param logLoss its mean surprise, in natural logarithms
 * @param recalls for each label that was said, the share of those texts that it reads so
 */
public record Held(int texts, double accuracy, double logLoss, Map<String, Double> recalls) {
  /** Nothing counts as less likely than this, so that a label which a model lacks is only wrong. */
  private static final double LEAST = 1e-3;

  static Held of(LinearModel model, List<Lesson> lessons) {
    Map<String, int[]> counts = new TreeMap<>();
    double surprise = 0;
    int right = 0;
    for (Lesson lesson : lessons) {
      Weighed weighed = Weighed.of(lesson, model);
      double[] chances = Chances.of(weighed.sums(), model.temperature());
      boolean hit = weighed.label() >= 0 && Chances.best(chances) == weighed.label();
      double chance = weighed.label() < 0 ? 0 : chances[weighed.label()];
      surprise -= Math.log(Math.max(chance, LEAST));
      right += hit ? 1 : 0;
      int[] count = counts.computeIfAbsent(lesson.label(), label -> new int[2]);
      count[0] += hit ? 1 : 0;
      count[1]++;
    }
    Map<String, Double> recalls = new TreeMap<>();
    counts.forEach((label, count) -> recalls.put(label, (double) count[0] / count[1]));
    int all = Math.max(1, lessons.size());
    return new Held(lessons.size(), (double) right / all, surprise / all, recalls);
  }

  /** As cards and trials keep it. */
  public JsonObject json() {
    JsonObject each = new JsonObject();
    recalls.forEach((label, recall) -> each.put(label, round(recall)));
    return new JsonObject()
        .put("texts", texts)
        .put("accuracy", round(accuracy))
        .put("logLoss", round(logLoss))
        .put("recalls", each);
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
