package io.careline.bench;

import io.careline.language.ModelReader;
import io.careline.language.Reader;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long the reading of a message takes, and what the models weigh. */
@Tag("bench")
class ReaderBench {
  private static final int ROUNDS = 20_000;
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
      System.out.printf(Locale.ROOT, "%.0f microseconds a message%n", time(reader, text));
    }
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
