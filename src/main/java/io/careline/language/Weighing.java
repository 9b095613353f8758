package io.careline.language;

import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the words that weighed most, from what each feature of a text added to a label. */
final class Weighing {
  private static final int MOST = 5;

  /** A stretch ends where a sign weighs less than this share of the heaviest one. */
  private static final double EDGE = 0.35;

  private static final double LEAST = 0.05;

  private Weighing() {}

  /** The heaviest stretches, heaviest first, at most five. */
  static List<Evidence> evidence(String text, Grams grams, LinearModel model, int label) {
    double[] weights = new double[text.length()];
    double most = 0;
    for (int i = 0; i < grams.size(); i++) {
      double share = model.speaksFor(grams, i, label) / Math.max(1, grams.end(i) - grams.start(i));
      for (int at = grams.start(i); at < grams.end(i); at++) {
        weights[at] += share;
      }
    }
    for (double weight : weights) {
      most = Math.max(most, weight);
    }
    return stretches(text, weights, most * EDGE);
  }

  private static List<Evidence> stretches(String text, double[] weights, double edge) {
    List<Evidence> found = new ArrayList<>();
    int i = 0;
    while (edge > 0 && i < weights.length) {
      if (weights[i] >= edge && !Character.isWhitespace(text.charAt(i))) {
        int start = wordStart(text, i);
        int end = i;
        while (end < weights.length && (weights[end] >= edge || insideWord(text, end))) {
          end++;
        }
        add(text, weights, start, end, found);
        i = end;
      } else {
        i++;
      }
    }
    found.sort(Comparator.comparingDouble(Evidence::weight).reversed());
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  private static void add(String text, double[] weights, int from, int to, List<Evidence> found) {
    int start = from;
    int end = to;
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    double sum = 0;
    for (int at = start; at < end; at++) {
      sum += weights[at];
    }
    if (sum >= LEAST) {
      found.add(new Evidence(new Span(start, end), Math.round(sum * 1_000) / 1_000.0));
    }
  }

  /** Latin words are shown whole. */
  private static int wordStart(String text, int place) {
    int start = place;
    while (start > 0 && latin(text.charAt(start)) && latin(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean insideWord(String text, int place) {
    boolean word = latin(text.charAt(place)) && latin(text.charAt(place - 1));
    boolean pair = Character.isLowSurrogate(text.charAt(place));
    return word || pair;
  }

  private static boolean latin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c) || c == '\'';
  }
}
