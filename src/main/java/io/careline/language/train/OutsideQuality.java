package io.careline.language.train;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How well sets are read that nothing was learned from: all others of the language stand in. */
final class OutsideQuality {
  private static final List<List<QualitySet>> FAMILIES =
      List.of(
          List.of(QualitySet.AIRLINE, QualitySet.TWEETS, QualitySet.DEVICES),
          List.of(QualitySet.TAKEAWAY, QualitySet.SHOPPING, QualitySet.HOTEL));

  private final Path data;
  private final TraitTable table;
  private final PrintStream out;

  OutsideQuality(Path data, TraitTable table, PrintStream out) {
    this.data = data;
    this.table = table;
    this.out = out;
  }

  void print() throws IOException {
    out.println("\n## Each set read by what was learned from the others\n");
    Table.head(out, "set (dev)", "learned from", "naive Bayes", "words", "both");
    for (List<QualitySet> family : FAMILIES) {
      for (QualitySet set : family) {
        List<QualitySet> others = new ArrayList<>(family);
        others.remove(set);
        out.println(row(set, others));
      }
    }
  }

  private String row(QualitySet set, List<QualitySet> others) throws IOException {
    List<Example> dev = set.dev(data);
    List<Example> train = new ArrayList<>();
    for (QualitySet other : others) {
      train.addAll(Examples.without(other.train(data), dev));
    }
    NaiveBayes floor = new NaiveBayes(train, set.shape());
    Training.Trained trained = new Training(train, set.shape()).both(table);
    float[][] traits = table.of(dev, Together.tongue(set.shape()));
    double[][] words = Together.words(trained.words(), dev);
    double[][] both = Together.both(trained.words(), trained.head().orElseThrow(), dev, traits);
    String[] labels = trained.words().labels();
    return Table.row(
        List.of(
            set.name(),
            String.join(", ", others.stream().map(o -> o.name().split(",")[0]).toList()),
            Table.both(TwoWay.measures(floor.names(), dev, floor.chances(dev))),
            Table.both(TwoWay.measures(labels, dev, words)),
            Table.both(TwoWay.measures(labels, dev, both))));
  }
}
