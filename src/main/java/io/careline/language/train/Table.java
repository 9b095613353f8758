package io.careline.language.train;

import io.careline.language.model.Chances;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures as rows of a Markdown table. */
final class Table {
  private Table() {}

  static void head(PrintStream out, String... names) {
    out.println(row(List.of(names)));
    out.println(row(Collections.nCopies(names.length, "---")));
  }

  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Accuracy and macro-F1 over the texts that have one of the labels. */
  static String measured(QualitySet set, String[] labels, List<Example> dev, double[][] chances) {
    List<Example> inside = new ArrayList<>();
    List<double[]> theirs = new ArrayList<>();
    for (int i = 0; i < dev.size(); i++) {
      if (!dev.get(i).label().equals(set.outside())) {
        inside.add(dev.get(i));
        theirs.add(chances[i]);
      }
    }
    return both(Measures.of(labels, inside, theirs.toArray(double[][]::new)));
  }

  static String both(Measures measures) {
    return figure(measures.accuracy()) + " / " + figure(measures.macroF1());
  }

  /** How many of the texts that belong to no label are found to. */
  static String outsideFound(
      QualitySet set, String[] labels, List<Example> dev, double[][] chances) {
    int all = 0;
    int found = 0;
    for (int i = 0; i < dev.size() && !set.outside().isEmpty(); i++) {
      if (dev.get(i).label().equals(set.outside())) {
        all++;
        found += labels[Chances.best(chances[i])].equals(set.outside()) ? 1 : 0;
      }
    }
    return all == 0 ? "" : found + " of " + all;
  }
}
