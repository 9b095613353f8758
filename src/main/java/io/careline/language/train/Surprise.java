package io.careline.language.train;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;
import io.careline.language.model.Chances;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * How surprised a changed model is by the lessons, and how far it has been pulled from what it was:
 * the log-loss plus the squares of all changes. The least of it is the likeliest model when the
 * present one is what was believed before.
 *
 * <p>Its arguments are the changes of weights, {@code column * labels + label}, and behind them
 * those of the labels' biases.
 */
final class Surprise extends AbstractCachingDiffFunction {
  private final List<Weighed> lessons;
  private final Columns columns;
  private final int labels;
  private final double temperature;
  private final double pull;

  Surprise(List<Weighed> lessons, Columns columns, int labels, double temperature, double pull) {
    this.lessons = lessons;
    this.columns = columns;
    this.labels = labels;
    this.temperature = temperature;
    this.pull = pull;
  }

  @Override
  public int domainDimension() {
    return (columns.buckets().length + 1) * labels;
  }

  @Override
  protected void calculate(double[] changes) {
    value = 0;
    Arrays.fill(derivative, 0);
    for (int i = 0; i < lessons.size(); i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("learning was asked to end");
      }
      lesson(lessons.get(i), columns.texts()[i], changes);
    }
    for (int i = 0; i < changes.length; i++) {
      value += pull * changes[i] * changes[i];
      derivative[i] += 2 * pull * changes[i];
    }
  }

  private void lesson(Weighed lesson, int[] places, double[] changes) {
    int biases = columns.buckets().length * labels;
    double[] chances = lesson.sums().clone();
    for (int label = 0; label < labels; label++) {
      chances[label] += changes[biases + label];
    }
    for (int f = 0; f < places.length; f++) {
      for (int label = 0; places[f] >= 0 && label < labels; label++) {
        chances[label] += changes[places[f] * labels + label] * lesson.values()[f];
      }
    }
    chances = Chances.of(chances, temperature);
    for (int label = 0; label < labels; label++) {
      double target = lesson.target()[label];
      value -= lesson.weight() * target * Math.log(Math.max(chances[label], 1e-300));
      chances[label] = lesson.weight() * (chances[label] - target) / temperature;
      derivative[biases + label] += chances[label];
    }
    for (int f = 0; f < places.length; f++) {
      for (int label = 0; places[f] >= 0 && label < labels; label++) {
        derivative[places[f] * labels + label] += chances[label] * lesson.values()[f];
      }
    }
  }
}
