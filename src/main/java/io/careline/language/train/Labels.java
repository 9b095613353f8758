package io.careline.language.train;

import java.util.List;
import java.util.TreeSet;

/**
 * The answers of examples.
 *
 * @param names in alphabetical order
 * @param answers of each example, as a place in the names
 * @param counts how often each example counts
 */
record Labels(String[] names, int[] answers, double[] counts) {
  static Labels of(List<Example> examples) {
    return of(examples, new TreeSet<>(examples.stream().map(Example::label).toList()));
  }

  /** With names that need not all occur; examples of other labels are not allowed. */
  static Labels of(List<Example> examples, TreeSet<String> names) {
    List<String> places = List.copyOf(names);
    return new Labels(
        places.toArray(String[]::new),
        examples.stream().mapToInt(e -> places.indexOf(e.label())).toArray(),
        examples.stream().mapToDouble(Example::weight).toArray());
  }
}
