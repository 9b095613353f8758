package io.careline.language.train;

import io.careline.language.meaning.Meaning;
import io.careline.language.model.HeadFile;
import io.careline.language.model.ModelCard;
import io.careline.language.model.ModelFile;
import io.careline.language.model.Shape;
import io.careline.language.train.Training.Trained;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code careline train tone|topic --shape english|chinese [--bits 20] --data A,B --dev C
 * [--meaning on] [--out FILE]}: trains, measures on the dev part and writes the model with its
 * card; with meaning, a second one beside it, whose file ends in {@code .head}. Features are hashed
 * to 2 to the power of bits buckets, which is what a model weighs in memory for each label. The
 * seed is fixed, so the same command makes the same models.
 */
public final class TrainCommand {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private TrainCommand() {}

  /** Runs it with the words after {@code train}; gives the exit code. */
  public static int run(List<String> words) throws IOException {
    Map<String, String> options = options(words);
    Shape shape = shape(options);
    List<Example> dev = all(options.getOrDefault("dev", ""));
    List<Example> read = all(options.get("data"));
    List<Example> examples = Examples.without(read, dev);
    System.out.printf(
        "%d texts, %d of them left out because they are measured on%n",
        read.size(), read.size() - examples.size());
    if (examples.stream().map(Example::label).distinct().count() < 2) {
      throw new IllegalArgumentException("--data: two labels at least are needed to learn from");
    }
    Training training = new Training(examples, shape);
    try (Meaning meaning = new Meaning(true, CORES, Duration.ofMinutes(10))) {
      boolean both = options.getOrDefault("meaning", "off").equals("on");
      TraitTable table = new TraitTable(meaning);
      Trained trained = both ? training.both(table) : training.words();
      JsonObject measures = measured(trained, dev, shape, table);
      if (options.containsKey("out")) {
        ModelCard card = card(words, options, examples, trained, measures);
        write(Training.with(card, trained), options.get("out"));
      }
    }
    return 0;
  }

  private static Shape shape(Map<String, String> options) {
    Shape usual =
        options.getOrDefault("shape", "english").equals("chinese") ? Shape.CHINESE : Shape.ENGLISH;
    int bits = Integer.parseInt(options.getOrDefault("bits", String.valueOf(usual.bits())));
    if (bits < 8 || bits > 22) {
      throw new IllegalArgumentException("--bits: from 8 to 22, not " + bits);
    }
    return new Shape(usual.words(), usual.letters(), usual.signs(), bits);
  }

  private static JsonObject measured(
      Trained trained, List<Example> dev, Shape shape, TraitTable table) {
    Measures words = Measures.of(trained.words(), dev);
    System.out.print("words: " + words.printed());
    JsonObject measures = new JsonObject().put("words", words.json());
    trained
        .head()
        .ifPresent(
            head -> {
              float[][] traits = table.of(dev, Together.tongue(shape));
              double[][] chances = Together.both(trained.words(), head, dev, traits);
              Measures both = Measures.of(trained.words().labels(), dev, chances);
              System.out.print("words and meaning: " + both.printed());
              measures.put("wordsAndMeaning", both.json());
            });
    return measures;
  }

  private static List<Example> all(String sources) throws IOException {
    List<Example> all = new ArrayList<>();
    for (String source : sources.split(",")) {
      if (!source.isBlank()) {
        all.addAll(Examples.read(source.strip()));
      }
    }
    return all;
  }

  private static Map<String, String> options(List<String> words) {
    if (words.isEmpty() || !List.of("tone", "topic").contains(words.getFirst())) {
      throw new IllegalArgumentException("say what to train: careline train tone | topic");
    }
    return Options.of(words.subList(1, words.size()), "data", "files of JSON lines, with commas");
  }

  private static ModelCard card(
      List<String> words,
      Map<String, String> options,
      List<Example> examples,
      Trained trained,
      JsonObject measures) {
    JsonObject counts = new JsonObject();
    examples.forEach(
        example -> counts.put(example.label(), counts.getInteger(example.label(), 0) + 1));
    JsonArray sources = new JsonArray();
    for (String source : options.get("data").split(",")) {
      Path path = Path.of(source.strip().split("[@=:*+]", 2)[0]);
      sources.add(
          path.getParent() == null
              ? source
              : path.getParent().getFileName() + "/" + path.getFileName());
    }
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    return new ModelCard(
        new JsonObject()
            .put("name", words.getFirst())
            .put("version", today + "-" + Integer.toHexString(examples.hashCode()))
            .put("date", today)
            .put("shape", options.getOrDefault("shape", "english"))
            .put("cost", trained.wordCost())
            .put("meaningCost", trained.head().map(_ -> trained.meaningCost()).orElse(null))
            .put("seed", Training.SEED)
            .put(
                "command",
                "train " + String.join(" ", words).replaceAll("[^ ,=]*/([^/ ,]*/)", "$1"))
            .put("sources", sources)
            .put("licences", options.getOrDefault("licences", "not stated"))
            .put("texts", examples.size())
            .put("labels", counts)
            .put("dev", measures));
  }

  private static void write(Trained trained, String name) throws IOException {
    Path file = Path.of(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      ModelFile.write(trained.words(), out);
    }
    System.out.printf("%s: %d KiB%n", file, Files.size(file) >> 10);
    if (trained.head().isPresent()) {
      Path head = Path.of(name.replaceFirst("\\.model$", "") + ".head");
      try (OutputStream out = Files.newOutputStream(head)) {
        HeadFile.write(trained.head().get(), out);
      }
      System.out.printf("%s: %d KiB%n", head, Files.size(head) >> 10);
    }
  }
}
