package io.careline.language.train;

import io.careline.language.Rntn;
import io.careline.language.Tone;
import io.careline.language.meaning.Meaning;
import io.careline.language.model.Shape;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code careline quality --data DIR [--own FILE] [--parts own,shipped,outside]}: measures how well
 * texts are read, on the dev parts of public sets, and prints tables. Nothing is tuned on them; the
 * seed is that of training.
 */
public final class QualityCommand {
  private QualityCommand() {}

  /** Runs it with the words after {@code quality}; gives the exit code. */
  public static int run(List<String> words) throws IOException {
    Map<String, String> options = Options.of(words, "data", "the folder of the public sets");
    Path data = Path.of(options.get("data"));
    List<String> parts = List.of(options.getOrDefault("parts", "own,shipped,outside").split(","));
    int cores = Runtime.getRuntime().availableProcessors();
    try (Meaning meaning = new Meaning(true, cores, Duration.ofMinutes(10))) {
      TraitTable traits = new TraitTable(meaning);
      if (parts.contains("shipped")) {
        new ShippedQuality(data, options.get("own"), traits, System.out).print();
      }
      if (parts.contains("own")) {
        own(data, traits, System.out);
      }
      if (parts.contains("outside")) {
        new OutsideQuality(data, traits, System.out).print();
      }
    }
    return 0;
  }

  /** Each set learned from its own part, by every way that was tried. */
  private static void own(Path data, TraitTable traits, PrintStream out) throws IOException {
    out.println("\n## Each set learned from its own training part\n");
    Table.head(
        out,
        "set (dev)",
        "texts",
        "naive Bayes",
        "CoreNLP's trees",
        "words",
        "meaning",
        "both",
        "calibration of both",
        "none of them found");
    for (QualitySet set : QualitySet.OWN) {
      out.println(row(set, set.train(data), set.dev(data), traits));
    }
  }

  private static String row(
      QualitySet set, List<Example> train, List<Example> dev, TraitTable table) {
    NaiveBayes floor = new NaiveBayes(train, set.shape());
    Training.Trained trained = new Training(train, set.shape()).both(table);
    var words = trained.words();
    var head = trained.head().orElseThrow();
    float[][] traits = table.of(dev, Together.tongue(set.shape()));
    double[][] both = Together.both(words, head, dev, traits);
    List<String> cells = new ArrayList<>(List.of(set.name(), String.valueOf(dev.size())));
    cells.add(Table.measured(set, floor.names(), dev, floor.chances(dev)));
    cells.add(trees(set, dev));
    cells.add(Table.measured(set, words.labels(), dev, Together.words(words, dev)));
    cells.add(Table.measured(set, words.labels(), dev, Together.meaning(head, traits)));
    cells.add(Table.measured(set, words.labels(), dev, both));
    cells.add(Table.figure(Measures.of(words.labels(), dev, both).calibration()));
    cells.add(Table.outsideFound(set, words.labels(), dev, both));
    return Table.row(cells);
  }

  /** English tones by CoreNLP's trees, where their models are on the class path. */
  private static String trees(QualitySet set, List<Example> dev) {
    if (!set.tone() || set.shape() != Shape.ENGLISH || !Rntn.present()) {
      return "";
    }
    Rntn trees = new Rntn();
    String[] labels = Arrays.stream(Tone.values()).map(Tone::word).toArray(String[]::new);
    double[][] chances = new double[dev.size()][labels.length];
    for (int i = 0; i < chances.length; i++) {
      chances[i][trees.of(dev.get(i).text()).label().ordinal()] = 1;
    }
    return Table.measured(set, labels, dev, chances);
  }
}
