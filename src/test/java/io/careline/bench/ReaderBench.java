package io.careline.bench;

import io.careline.language.ModelReader;
import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.language.Rntn;
import io.careline.language.meaning.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * (n) How long the reading of a message takes, by words, by meaning, by trees; and what the models
 * weigh.
 */
@Tag("bench")
class ReaderBench {
  private static final int ROUNDS = 20_000;
  private static final int CLOSER = 500;
  private static final int TREES = 50;
  private static final List<String> FORTY_WORDS =
      List.of(
          "Hello, I ordered a kettle from your shop two weeks ago and it has still not arrived. I"
              + " wrote to you on Monday and nobody answered me. Could you please tell me where my"
              + " parcel is, or give me my money back today?",
          "你好，我上上周在你们店里买了一个电热水壶，到现在还没有收到货。周一我已经联系过客服了，一直没有人回复我。"
              + "麻烦帮我查一下包裹到底在哪里，或者今天直接给我退款吧，谢谢。");

  @Test
  void reading_one_message() {
    long before = heap();
    long start = System.nanoTime();
    Reader reader = ModelReader.shipped();
    System.out.printf(
        Locale.ROOT,
        "models: %.0f ms to load, %.1f MiB of heap%n",
        (System.nanoTime() - start) / 1e6,
        (heap() - before) / 1048576.0);
    for (String text : FORTY_WORDS) {
      time(reader, text);
      double words = time(reader, text);
      Figures.tell("%.0f microseconds a message by words", words);
      closer(text);
      trees(text, words);
    }
  }

  private static void closer(String text) {
    try (Meaning meaning = new Meaning(true)) {
      ModelReader reader = ModelReader.shipped().withMeaning(meaning::traits);
      Reading first = reader.read(text);
      Duration patience = Duration.ofSeconds(30);
      reader.closer(text, first, patience);
      long start = System.nanoTime();
      for (int i = 0; i < CLOSER; i++) {
        reader.closer(text, first, patience);
      }
      Figures.tell("%.1f ms a message, closer", (System.nanoTime() - start) / 1e6 / CLOSER);
    }
  }

  private static void trees(String text, double words) {
    if (!Rntn.present()) {
      Figures.tell("CoreNLP's trees were not measured; run it with -Prntn");
      return;
    }
    Rntn trees = new Rntn();
    for (int i = 0; i < TREES; i++) {
      trees.of(text);
    }
    long start = System.nanoTime();
    for (int i = 0; i < TREES; i++) {
      trees.of(text);
    }
    double micros = (System.nanoTime() - start) / 1e3 / TREES;
    Figures.tell(
        "%.0f microseconds by CoreNLP's trees, %.0f times as long", micros, micros / words);
  }

  private static double time(Reader reader, String text) {
    long start = System.nanoTime();
    int signs = 0;
    for (int i = 0; i < ROUNDS; i++) {
      signs += reader.read(text).sentiment().label().ordinal() + 1;
    }
    if (signs == 0) {
      throw new AssertionError("nothing was read");
    }
    return (System.nanoTime() - start) / 1e3 / ROUNDS;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
