package io.careline.language.train;

import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.ModelFile;
import io.careline.language.model.Shape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * {@code careline train tone|topic --shape english|chinese --data A,B --dev C [--out FILE]}:
 * trains, measures on the dev part and writes the model with its card. The seed is fixed, so the
 * same command makes the same model.
 */
public final class TrainCommand {
  private static final long SEED = 20_261_123;
  private static final double HELD_BACK = 0.1;

  private TrainCommand() {}

  /** Runs it with the words after {@code train}; gives the exit code. */
  public static int run(List<String> words) throws IOException {
    Map<String, String> options = options(words);
    Shape shape =
        options.getOrDefault("shape", "english").equals("chinese") ? Shape.CHINESE : Shape.ENGLISH;
    List<Example> dev = all(options.getOrDefault("dev", ""));
    List<Example> read = all(options.get("data"));
    List<Example> examples = new ArrayList<>(Examples.without(read, dev));
    System.out.printf(
        "%d texts, %d of them left out because they are measured on%n",
        read.size(), read.size() - examples.size());
    Collections.shuffle(examples, new Random(SEED));
    Trainer trainer = new Trainer(shape, Double.parseDouble(options.getOrDefault("sigma", "2")));
    LinearModel model = calibrated(trainer, examples);
    Measures measures = Measures.of(model, dev);
    System.out.print(measures.printed());
    if (options.containsKey("out")) {
      write(model, card(words, options, examples, measures), Path.of(options.get("out")));
    }
    return 0;
  }

  /** Trains on nine tenths to find the temperature on the last one, then on all. */
  private static LinearModel calibrated(Trainer trainer, List<Example> examples) {
    int held = (int) (examples.size() * HELD_BACK);
    LinearModel trial = trainer.train(examples.subList(held, examples.size()));
    double temperature = Calibration.temperature(trial, examples.subList(0, held));
    LinearModel whole = trainer.train(examples);
    return new LinearModel(
        whole.card(),
        whole.shape(),
        whole.labels(),
        whole.weights(),
        whole.scales(),
        whole.biases(),
        temperature);
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
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < words.size(); i += 2) {
      if (!words.get(i).startsWith("--") || i + 1 == words.size()) {
        throw new IllegalArgumentException(words.get(i) + ": expected --option value");
      }
      options.put(words.get(i).substring(2), words.get(i + 1));
    }
    if (!options.containsKey("data")) {
      throw new IllegalArgumentException("--data is missing: files of JSON lines, with commas");
    }
    return options;
  }

  private static ModelCard card(
      List<String> words, Map<String, String> options, List<Example> examples, Measures measures) {
    JsonObject counts = new JsonObject();
    examples.forEach(
        example -> counts.put(example.label(), counts.getInteger(example.label(), 0) + 1));
    JsonArray sources = new JsonArray();
    for (String source : options.get("data").split(",")) {
      Path path = Path.of(source.strip().split("[@=:]", 2)[0]);
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
            .put("sigma", options.getOrDefault("sigma", "2"))
            .put("seed", SEED)
            .put("sources", sources)
            .put("licences", options.getOrDefault("licences", "not stated"))
            .put("texts", examples.size())
            .put("labels", counts)
            .put("dev", measures.json()));
  }

  private static void write(LinearModel model, ModelCard card, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ModelFile.write(
          new LinearModel(
              card,
              model.shape(),
              model.labels(),
              model.weights(),
              model.scales(),
              model.biases(),
              model.temperature()),
          out);
    }
    System.out.printf("%s: %d bytes, version %s%n", file, Files.size(file), card.version());
  }
}
