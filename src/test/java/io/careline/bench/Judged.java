package io.careline.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Texts, questions, and which texts were judged to answer them.
 *
 * @param name of the set in the table
 * @param alike whether questions are texts of the same kind, to be compared with them
 */
record Judged(String name, List<Doc> docs, List<Asked> asked, boolean alike) {
  private static final int DEPTH = 10;

  /** A text. */
  record Doc(String id, String title, String text) {}

  /**
   * A question.
   *
   * @param relevant the grade of each text that answers it
   */
  record Asked(String id, String text, Map<String, Object> relevant) {
    Asked {
      text = text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }

    private double gain(String doc) {
      return Math.pow(2, ((Number) relevant.getOrDefault(doc, 0)).doubleValue()) - 1;
    }
  }

  /** The ids of the best, the best first; the question's own id may be among them. */
  interface Ranker extends Function<Asked, List<String>> {}

  /** So many questions, drawn with a fixed seed. */
  Judged some(int most) {
    List<Asked> drawn = new ArrayList<>(asked);
    Collections.shuffle(drawn, new Random(5));
    return new Judged(name, docs, drawn.subList(0, Math.min(most, drawn.size())), alike);
  }

  /** So many texts, those that answer among them. */
  Judged pool(int size) {
    Set<String> needed = new HashSet<>();
    asked.forEach(q -> needed.addAll(q.relevant().keySet()));
    List<Doc> shuffled = new ArrayList<>(docs);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.sort(Comparator.comparing(d -> !needed.contains(d.id())));
    return new Judged(name, shuffled.subList(0, size), asked, alike);
  }

  /** nDCG@10 / recall@10 / MRR@10, and precision@10 where texts are compared. */
  String measured(Ranker ranker) {
    double[] sums = new double[4];
    for (Asked q : asked) {
      List<String> found =
          ranker.apply(q).stream().filter(id -> !id.equals(q.id())).limit(DEPTH).toList();
      List<Double> gains = found.stream().map(q::gain).toList();
      List<Double> ideal =
          q.relevant().keySet().stream().map(q::gain).sorted(Comparator.reverseOrder()).toList();
      long good = gains.stream().filter(gain -> gain > 0).count();
      int first = gains.stream().map(gain -> gain > 0).toList().indexOf(true);
      sums[0] += dcg(gains) / dcg(ideal);
      sums[1] += (double) good / ideal.size();
      sums[2] += first < 0 ? 0 : 1.0 / (first + 1);
      sums[3] += (double) good / DEPTH;
    }
    int n = asked.size();
    return alike
        ? "P %.3f · %.3f / %.3f".formatted(sums[3] / n, sums[0] / n, sums[2] / n)
        : "%.3f / %.3f / %.3f".formatted(sums[0] / n, sums[1] / n, sums[2] / n);
  }

  private static double dcg(List<Double> gains) {
    double sum = 0;
    for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
      sum += gains.get(i) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }
}
