package io.careline.bench;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (p) How long a history takes to come in: lines of five messages in both languages, by the command
 * beside a running Careline that follows them with search, wallboard and hub.
 */
@Tag("bench")
@Timeout(900)
class ImportBench {
  private static final int ROUNDS = 3;
  private static final int LINES = 5_000;
  private static final List<String> TEXTS =
      List.of(
          "Hello, I ordered a kettle two weeks ago and it has still not arrived. Could you tell me"
              + " where my parcel is, or give me my money back today? Order ",
          "你好，我上上周在你们店里买了一个电热水壶，到现在还没有收到货，一直没有人回复我。麻烦帮我查一下，订单号 ");

  private static JsonObject line(String prefix, int number) {
    Instant at = Instant.parse("2022-01-01T00:00:00Z").plusSeconds(number * 600L);
    JsonArray said = new JsonArray();
    for (int i = 0; i < 5; i++) {
      said.add(
          new JsonObject()
              .put("kind", i % 2 == 0 ? "customer" : "reply")
              .put("text", TEXTS.get(number % 2) + number + "." + i)
              .put("createdAt", at.plusSeconds(i * 3_600L).toString()));
    }
    return new JsonObject()
        .put("externalId", prefix + number)
        .put("subject", "Order " + number)
        .put("createdAt", at.toString())
        .put("customer", new JsonObject().put("email", "c" + number % 2_000 + "@example.org"))
        .put("interactions", said);
  }

  private static String file(Path folder, String prefix) throws IOException {
    Path file = folder.resolve(prefix + ".ndjson");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int i = 0; i < LINES; i++) {
        out.println(line(prefix, i).encode());
      }
    }
    return file.toString();
  }

  private static double perSecond(TestCareline app, String... words) {
    long from = System.nanoTime();
    app.imports(words);
    return LINES / ((System.nanoTime() - from) / 1e9);
  }

  @Test
  void lines_a_second() throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "import-");
    double[] dry = new double[ROUNDS];
    double[] unread = new double[ROUNDS];
    double[] read = new double[ROUNDS];
    double[] again = new double[ROUNDS];
    try (TestCareline app = TestCareline.start()) {
      perSecond(app, file(folder, "warm"));
      for (int i = 0; i < ROUNDS; i++) {
        String file = file(folder, "read" + i + "-");
        dry[i] = perSecond(app, file, "--dry-run");
        read[i] = perSecond(app, file);
        again[i] = perSecond(app, file);
        unread[i] = perSecond(app, file(folder, "unread" + i + "-"), "--unread");
      }
    }
    Figures.tell("%n## (p) Importing a history%n");
    Figures.tell("| lines of five messages, a second | |%n| --- | --- |");
    Figures.tell("| read by words | %s |", Figures.spread(read));
    Figures.tell("| unread | %s |", Figures.spread(unread));
    Figures.tell("| a dry run | %s |", Figures.spread(dry));
    Figures.tell("| a repeat, all known | %s |", Figures.spread(again));
  }
}
