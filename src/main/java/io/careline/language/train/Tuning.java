package io.careline.language.train;

import io.careline.language.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How strongly a candidate is held to the present model, and the temperature that makes its scores
 * true. Both are found on a fifth of the lessons that are learned, never on those held back.
 *
 * @param temperature empty where there are too few lessons to find one
 */
record Tuning(double pull, Optional<Double> temperature) {
  private static final double[] PULLS = {0.02, 0.1, 0.5, 2.5};
  private static final double USUAL = 0.5;
  private static final int ENOUGH_FOR_PULL = 10;
  private static final int ENOUGH_FOR_TEMPERATURE = 50;

  static Tuning of(LinearModel present, List<Lesson> learned, List<Lesson> quiet) {
    Lessons parts = Lessons.tried(learned);
    Lessons still = Lessons.tried(quiet);
    if (parts.heldBack().size() < ENOUGH_FOR_PULL || parts.learned().isEmpty()) {
      return new Tuning(USUAL, Optional.empty());
    }
    double best = USUAL;
    double least = Double.MAX_VALUE;
    Optional<Double> temperature = Optional.empty();
    for (double pull : PULLS) {
      LinearModel trial = Adaptation.of(present, parts.learned(), still.learned(), pull);
      List<Weighed> asked = asked(present, trial, parts.heldBack(), still.heldBack());
      double surprise = surprise(asked, trial.temperature());
      if (surprise < least) {
        least = surprise;
        best = pull;
        temperature = temperature(asked, parts.heldBack().size(), trial.temperature());
      }
    }
    return new Tuning(best, temperature);
  }

  LinearModel adapted(LinearModel present, List<Lesson> learned, List<Lesson> quiet) {
    LinearModel made = Adaptation.of(present, learned, quiet, pull);
    return made.at(temperature.orElse(made.temperature()));
  }

  /**
   * What a trial is judged by. What nobody corrected is asked as well: agents correct what is wrong
   * more often than they confirm what is right, and by corrections alone the freest model, and the
   * least sure one, would look best.
   */
  private static List<Weighed> asked(
      LinearModel present, LinearModel trial, List<Lesson> tried, List<Lesson> quiet) {
    List<Weighed> asked = new ArrayList<>(Weighed.all(tried, trial));
    double weight = Adaptation.weight(asked.size(), quiet.size());
    quiet.forEach(one -> asked.add(Weighed.quiet(one, present, trial, weight)));
    return asked;
  }

  private static double surprise(List<Weighed> asked, double temperature) {
    return asked.stream().mapToDouble(one -> one.surprise(temperature)).sum();
  }

  private static Optional<Double> temperature(List<Weighed> asked, int lessons, double present) {
    if (lessons < ENOUGH_FOR_TEMPERATURE) {
      return Optional.empty();
    }
    double best = present;
    double least = Double.MAX_VALUE;
    for (double at = 0.2; at < 5; at *= 1.05) {
      double surprise = surprise(asked, at);
      if (surprise < least) {
        least = surprise;
        best = at;
      }
    }
    return Optional.of(best);
  }
}
