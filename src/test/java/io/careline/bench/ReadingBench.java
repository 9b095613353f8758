package io.careline.bench;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (o) What reading costs intake and the start: the same Careline with reading on and off, in turn.
 */
@Tag("bench")
@Timeout(900)
class ReadingBench {
  private static final int ROUNDS = 5;
  private static final double SECONDS = 4;
  private static final List<String> TEXTS =
      List.of(
          "Hello, I ordered a kettle two weeks ago and it has still not arrived. Could you tell me"
              + " where my parcel is, or give me my money back today? Order ",
          "你好，我上上周在你们店里买了一个电热水壶，到现在还没有收到货，一直没有人回复我。麻烦帮我查一下，订单号 ",
          "How do I change the e-mail address of my account? The settings page says that it is"
              + " already taken, although I have only this one account. My number is ",
          "客服态度很好，问题很快就解决了，谢谢。还想问一下发票什么时候能寄出来？订单 ");

  private static JsonObject opening(int number) {
    String subject = number % 2 == 0 ? "My order " + number : "订单 " + number + " 的问题";
    return ApiBench.opening(number)
        .put("subject", subject)
        .put("text", TEXTS.get(number % TEXTS.size()) + number);
  }

  private static Load.Caller caller(Server server) throws Exception {
    PlainHttp http = new PlainHttp(server.port);
    return number -> http.call("POST", "/api/v1/tickets", opening(number).encode(), 201);
  }

  @Test
  void intake_with_reading_on_and_off() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "reading-");
    Figures.tell("%n## (o) Intake with reading on and off%n");
    Figures.tell("| connections | on /s | off /s | ratio on / off |");
    Figures.tell("| --- | --- | --- | --- |");
    try (Server on = new Server(folder.resolve("on")).start();
        Server off = new Server(folder.resolve("off")).with("CARELINE_READING", "off").start()) {
      warm(on);
      warm(off);
      for (int connections : new int[] {1, 8, 32}) {
        compare(on, off, connections);
      }
    }
    Figures.tell("%nSeconds until ready, second start: %s", Figures.spread(starts(folder)));
  }

  /** Until the code is compiled, and PostgreSQL plans for tables that are not empty. */
  private static void warm(Server server) throws Exception {
    Load.run(32, 20, place -> caller(server));
    Vertx vertx = Vertx.vertx();
    new Db(vertx, server.databaseUrl(), 1).run(new Sql("bench.analyze", "ANALYZE"));
    vertx.close().await();
  }

  private static void compare(Server on, Server off, int connections) throws Exception {
    double[] with = new double[ROUNDS];
    double[] without = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      with[round] = Load.run(connections, SECONDS, place -> caller(on)).perSecond();
      without[round] = Load.run(connections, SECONDS, place -> caller(off)).perSecond();
      ratio[round] = with[round] / without[round];
    }
    Figures.tell(
        "| %d | %.0f | %.0f | %s |",
        connections, Figures.median(with), Figures.median(without), Figures.spread(ratio));
  }

  private static double[] starts(Path folder) throws Exception {
    double[] seconds = new double[3];
    for (int i = 0; i < seconds.length; i++) {
      try (Server server = new Server(folder.resolve("on")).start()) {
        seconds[i] = server.secondsToReady();
      }
    }
    return seconds;
  }
}
