package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.LinearModel;
import java.util.List;

/** How much of what nobody complained about would be read otherwise. */
final class Drift {
  private Drift() {}

  /** The share of texts that two models read as different labels; 0 when there are none. */
  static double of(LinearModel present, LinearModel candidate, List<Lesson> texts) {
    long otherwise =
        texts.stream().filter(text -> !read(present, text).equals(read(candidate, text))).count();
    return texts.isEmpty() ? 0 : Math.round(1e4 * otherwise / texts.size()) / 1e4;
  }

  private static String read(LinearModel model, Lesson lesson) {
    return model.labels()[Chances.best(Weighed.of(lesson, model).sums())];
  }
}
