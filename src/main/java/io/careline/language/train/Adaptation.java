package io.careline.language.train;

import edu.stanford.nlp.optimization.QNMinimizer;
import io.careline.language.model.LinearModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes a model as little as lessons ask for. It starts from the weights that are there, so what
 * the lessons say nothing about is read as before.
 */
final class Adaptation {
  private static final double TOLERANCE = 1e-4;
  private static final int ROUNDS = 60;
  private static final int MEMORY = 10;

  private Adaptation() {}

  /** All texts that nobody corrected count half of what the lessons do. */
  private static final double QUIET = 0.5;

  /**
   * The adapted model, with the present one's card and temperature.
   *
   * @param quiet texts that nobody said anything about; they are to be read as they are
   * @param pull how strongly it is held to what it was
   */
  static LinearModel of(
      LinearModel present, List<Lesson> lessons, List<Lesson> quiet, double pull) {
    LinearModel model = Widened.of(present, lessons);
    List<Weighed> weighed = new ArrayList<>(Weighed.all(lessons, model));
    double weight = weight(weighed.size(), quiet.size());
    quiet.forEach(one -> weighed.add(Weighed.quiet(one, present, model, weight)));
    int labels = model.labels().length;
    Columns columns = Columns.of(weighed, labels, model.temperature());
    Surprise surprise = new Surprise(weighed, columns, labels, model.temperature(), pull);
    QNMinimizer minimizer = new QNMinimizer(MEMORY);
    minimizer.shutUp();
    minimizer.terminateOnMaxItr(ROUNDS);
    double[] changes =
        minimizer.minimize(surprise, TOLERANCE, new double[surprise.domainDimension()]);
    return Merged.of(model, columns.buckets(), changes);
  }

  /** What each text that nobody corrected counts beside so many lessons. */
  static double weight(int lessons, int quiet) {
    return QUIET * Math.min(1, (double) lessons / Math.max(1, quiet));
  }
}
