package io.careline.language.train;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets examples of rare labels count more, by the root of how rare they are, where there are many
 * labels: a topic that few ask about is to be found as well. Tones are left as they come.
 */
final class Balance {
  private static final int FEW_LABELS = 4;

  private Balance() {}

  static List<Example> of(List<Example> examples) {
    Map<String, Long> counts =
        examples.stream()
            .map(Example::label)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    if (counts.size() < FEW_LABELS) {
      return examples;
    }
    double even = (double) examples.size() / counts.size();
    return examples.stream()
        .map(
            e -> {
              double weight = e.weight() * Math.sqrt(even / counts.get(e.label()));
              return new Example(e.text(), e.label(), weight);
            })
        .toList();
  }
}
