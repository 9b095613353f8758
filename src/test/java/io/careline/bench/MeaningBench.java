package io.careline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.careline.language.Tongue;
import io.careline.language.meaning.Meaning;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (k) Sentence embeddings: how many a second, and what they hold in memory. */
@Tag("bench")
@Timeout(300)
class MeaningBench {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final long SECONDS = 3;
  private static final int AT_ONCE = 8;
  private static final String[] ENGLISH =
      ("my order has not arrived and the tracking page says it was delivered on monday please check"
              + " with the courier because nobody was at home i would like a refund or a new one")
          .split(" ");
  private static final String[] CHINESE =
      "我 的 订单 还没 收到 物流 显示 已经 签收 但是 家里 没有 人 请 帮忙 查询 一下 快递 或者 退款 谢谢 客服 为什么 一直 不 回复".split(" ");

  @Test
  void meaning() throws Exception {
    Figures.tell("%n## (k) Sentence embeddings%n");
    memory();
    Figures.tell("%n| language | words | threads | messages /s | CPU, ms a message |");
    Figures.tell("| --- | --- | --- | --- | --- |");
    for (int threads : new int[] {1, 2}) {
      try (Meaning meaning = new Meaning(true, threads, Duration.ofMinutes(1))) {
        for (Tongue tongue : new Tongue[] {Tongue.ENGLISH, Tongue.CHINESE}) {
          for (int words : new int[] {10, 40, 200}) {
            speed(meaning, tongue, words, threads);
          }
        }
      }
    }
  }

  private static void speed(Meaning meaning, Tongue tongue, int words, int threads)
      throws Exception {
    Random random = new Random(words);
    Queue<Future<?>> under = new ArrayDeque<>();
    ask(meaning, tongue, words, random, under, 500_000_000);
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    long count = ask(meaning, tongue, words, random, under, SECONDS * 1_000_000_000);
    double seconds = (System.nanoTime() - start) / 1e9;
    double each = (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / count;
    Figures.tell(
        "| %s | %d | %d | %.0f | %.1f |", tongue.word(), words, threads, count / seconds, each);
  }

  /** Asks on and on with a few questions under way, and says how many were answered. */
  private static long ask(
      Meaning meaning, Tongue tongue, int words, Random random, Queue<Future<?>> under, long nanos)
      throws Exception {
    long end = System.nanoTime() + nanos;
    long count = 0;
    while (System.nanoTime() < end) {
      while (under.size() < AT_ONCE) {
        under.add(meaning.of(text(tongue, words, random), tongue));
      }
      assertThat(under.remove().get()).isInstanceOf(Optional.class);
      count++;
    }
    return count;
  }

  private static String text(Tongue tongue, int words, Random random) {
    String[] from = tongue == Tongue.ENGLISH ? ENGLISH : CHINESE;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(from[random.nextInt(from.length)]);
      text.append(tongue == Tongue.ENGLISH ? " " : "");
    }
    return text.toString();
  }

  private static void memory() throws Exception {
    Figures.tell("| after | resident, MiB | heap in use, MiB |");
    Figures.tell("| --- | --- | --- |");
    remember("nothing");
    try (Meaning meaning = new Meaning(true, 1, Duration.ofMinutes(1))) {
      for (Tongue tongue : new Tongue[] {Tongue.ENGLISH, Tongue.CHINESE}) {
        long start = System.nanoTime();
        meaning.of(text(tongue, 10, new Random(1)), tongue).get();
        long millis = (System.nanoTime() - start) / 1_000_000;
        remember("first message, %s, %d ms".formatted(tongue.word(), millis));
      }
      Queue<Future<?>> under = new ArrayDeque<>();
      for (Tongue tongue : new Tongue[] {Tongue.ENGLISH, Tongue.CHINESE}) {
        ask(meaning, tongue, 200, new Random(2), under, 1_000_000_000);
      }
      remember("long messages of both");
    }
    remember("putting both away");
  }

  private static void remember(String after) throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    Runtime runtime = Runtime.getRuntime();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .findFirst()
            .orElse("0");
    Figures.tell(
        "| %s | %d | %d |",
        after,
        Long.parseLong(resident) >> 10,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }
}
