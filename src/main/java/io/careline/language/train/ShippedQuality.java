package io.careline.language.train;

import io.careline.language.ModelReader;
import io.careline.language.Reading;
import io.careline.language.Rntn;
import io.careline.language.Sentiment;
import io.careline.language.Tone;
import io.careline.language.Tongue;
import io.careline.language.TopicGuess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How well the shipped models read, through the same door as a message that comes in. */
final class ShippedQuality {
  private static final String[] TONES = {"negative", "neutral", "positive"};
  private static final String QUESTIONS = "similar_zh_finance_support/queries_dev.jsonl.gz=neutral";

  private final Path data;
  private final Optional<String> own;
  private final PrintStream out;
  private final ModelReader reader;

  /**
   * @param own a file of messages with {@code language}, {@code tone} and {@code topic}, or null
   */
  ShippedQuality(Path data, String own, TraitTable table, PrintStream out) {
    this.data = data;
    this.own = Optional.ofNullable(own);
    this.out = out;
    this.reader =
        ModelReader.shipped()
            .withMeaning(
                (text, tongue, _) ->
                    Optional.of(table.of(List.of(new Example(text, "")), tongue)[0]));
  }

  void print() throws IOException {
    out.println("\n## The shipped models\n\n" + reader.version() + "\n");
    Table.head(
        out, "set (dev)", "texts", "words", "words and meaning", "calibration: words", "both");
    for (QualitySet set : QualitySet.TONES) {
      out.println(row(set.name(), set.dev(data)));
    }
    if (own.isPresent()) {
      out.println(row("customer service, our own", Examples.read(own.get() + "@tone")));
      topics(Examples.read(own.get() + "@topic"));
    }
    questions();
    languages();
    trees();
  }

  private String row(String name, List<Example> dev) {
    Measures words = measured(dev, this::words);
    Measures both = measured(dev, this::both);
    return Table.row(
        List.of(
            name,
            String.valueOf(dev.size()),
            Table.both(words),
            Table.both(both),
            Table.figure(words.calibration()),
            Table.figure(both.calibration())));
  }

  private Sentiment words(String text) {
    return reader.read(text).sentiment();
  }

  private Sentiment both(String text) {
    return closer(text).sentiment();
  }

  private Reading closer(String text) {
    return reader.closer(text, reader.read(text), Duration.ZERO);
  }

  private static Measures measured(List<Example> dev, Function<String, Sentiment> opinion) {
    double[][] chances =
        dev.stream().map(e -> chances(opinion.apply(e.text()))).toArray(double[][]::new);
    return TwoWay.measures(TONES, dev, chances);
  }

  private static double[] chances(Sentiment sentiment) {
    return sentiment.chances().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void topics(List<Example> dev) {
    out.printf(
        "%nTopics of our own messages, %d of %d found by words (%s), %d by both (%s).%n",
        found(dev, text -> reader.read(text).topics()),
        dev.size(),
        branches(dev, text -> reader.read(text).topics()),
        found(dev, text -> closer(text).topics()),
        branches(dev, text -> closer(text).topics()));
  }

  private static long found(List<Example> dev, Function<String, List<TopicGuess>> guesses) {
    return dev.stream().filter(e -> first(guesses.apply(e.text())).equals(e.label())).count();
  }

  private static String branches(List<Example> dev, Function<String, List<TopicGuess>> guesses) {
    long right =
        dev.stream()
            .filter(e -> branch(first(guesses.apply(e.text()))).equals(branch(e.label())))
            .count();
    return "branch right: " + right;
  }

  private static String first(List<TopicGuess> guesses) {
    return guesses.isEmpty() ? "" : guesses.getFirst().topic();
  }

  private static String branch(String topic) {
    return topic.split("/")[0];
  }

  private void questions() throws IOException {
    List<Example> questions = Examples.read(data.resolve(QUESTIONS).toString());
    out.printf(
        "%nNeutral questions of the finance support corpus called negative: %s by words, %s by"
            + " both, of %d.%n",
        share(questions, this::words), share(questions, this::both), questions.size());
  }

  private static String share(List<Example> texts, Function<String, Sentiment> opinion) {
    long negative =
        texts.stream().filter(e -> opinion.apply(e.text()).label() == Tone.NEGATIVE).count();
    return String.format(
        java.util.Locale.ROOT, "%.2f %%", 100.0 * negative / Math.max(1, texts.size()));
  }

  private void languages() throws IOException {
    int all = 0;
    int right = 0;
    for (QualitySet set : QualitySet.TONES) {
      Tongue tongue = Together.tongue(set.shape());
      for (Example example : set.dev(data)) {
        if (example.text().length() >= 10) {
          all++;
          Tongue found = reader.read(example.text()).tongue();
          right += found == tongue || found == Tongue.MIXED ? 1 : 0;
        }
      }
    }
    out.printf("%nLanguage of %d messages of ten signs or more: %d right.%n", all, right);
  }

  private void trees() throws IOException {
    if (!Rntn.present()) {
      out.printf("%nCoreNLP's sentiment trees are not on the class path and were not measured.%n");
      return;
    }
    Rntn trees = new Rntn();
    List<Example> dev = QualitySet.AIRLINE.dev(data);
    Measures measures =
        Measures.of(
            TONES,
            dev,
            dev.stream().map(e -> chances(trees.of(e.text()))).toArray(double[][]::new));
    out.printf("%nCoreNLP's sentiment trees on airline tweets: %s.%n", Table.both(measures));
  }
}
