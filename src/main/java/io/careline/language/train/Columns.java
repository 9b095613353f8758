package io.careline.language.train;

import io.careline.language.model.Chances;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The buckets whose weights may change: those that occur in the lessons, and of very many those
 * that would change most. Everything else of a model stays as it is.
 *
 * @param buckets in order
 * @param texts for each lesson the places of its features among the buckets; below 0 for those that
 *     stay
 */
record Columns(int[] buckets, int[][] texts) {
  /** So many weights change at most: a bound on memory, some 300 MiB while it is learned. */
  private static final int MOST_WEIGHTS = 1_000_000;

  static Columns of(List<Weighed> lessons, int labels, double temperature) {
    int[] all =
        lessons.stream().flatMapToInt(one -> Arrays.stream(one.buckets())).distinct().toArray();
    int most = MOST_WEIGHTS / labels;
    int[] kept = all.length <= most ? all : strongest(all, most, lessons, labels, temperature);
    Arrays.sort(kept);
    int[][] texts =
        lessons.stream()
            .map(one -> IntStream.of(one.buckets()).map(b -> place(kept, b)).toArray())
            .toArray(int[][]::new);
    return new Columns(kept, texts);
  }

  private static int place(int[] sorted, int bucket) {
    return Arrays.binarySearch(sorted, bucket);
  }

  /** Those with the steepest slope where learning begins. */
  private static int[] strongest(
      int[] all, int most, List<Weighed> lessons, int labels, double temperature) {
    Map<Integer, double[]> slopes = new HashMap<>();
    for (Weighed one : lessons) {
      double[] chances = Chances.of(one.sums(), temperature);
      for (int i = 0; i < one.buckets().length; i++) {
        double[] slope = slopes.computeIfAbsent(one.buckets()[i], b -> new double[labels]);
        for (int label = 0; label < labels; label++) {
          slope[label] += one.weight() * (chances[label] - one.target()[label]) * one.values()[i];
        }
      }
    }
    return IntStream.of(all)
        .boxed()
        .sorted(
            Comparator.comparingDouble(b -> -Arrays.stream(slopes.get(b)).map(x -> x * x).sum()))
        .limit(most)
        .mapToInt(b -> b)
        .toArray();
  }
}
