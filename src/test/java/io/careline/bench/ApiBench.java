package io.careline.bench;

import io.careline.intake.BareOpening;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (a) Opening tickets by the API, durable, against the same statements sent by the bare PG client.
 */
@Tag("bench")
@Timeout(1_200)
class ApiBench {
  private static final int ROUNDS = 5;
  private static final double SECONDS = 4;

  static JsonObject opening(int number) {
    return new JsonObject()
        .put("subject", "Order " + number + " arrived broken")
        .put("text", "Hello, two of the six cups are in pieces. What now? ".repeat(6))
        .put("priority", "normal")
        .put("tags", new JsonArray().add("delivery"))
        .put(
            "customer",
            new JsonObject()
                .put("email", "customer" + number % 20_000 + "@example.org")
                .put("name", "Anna"));
  }

  @Test
  void opening_tickets() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "api-");
    Vertx vertx = Vertx.vertx();
    try (Server server = new Server(folder).start()) {
      BareOpening bare = new BareOpening(vertx, server.databaseUrl(), 32);
      Load.run(8, 6, place -> caller(server));
      Load.run(8, 4, place -> number -> bare.open(opening(number)));
      Figures.tell("%n## (a) Opening tickets by the API%n");
      Figures.tell(
          "| connections | Careline /s | bare /s | ratio | p50 / p99 ms | bare p50 / p99 ms |"
              + " Careline CPU ms | PostgreSQL CPU ms | bare: PostgreSQL CPU ms |");
      Figures.tell("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
      for (int connections : new int[] {1, 8, 32}) {
        compare(server, bare, connections);
      }
    } finally {
      vertx.close().await();
    }
  }

  private static Load.Caller caller(Server server) throws Exception {
    PlainHttp http = new PlainHttp(server.port);
    return number -> http.call("POST", "/api/v1/tickets", opening(number).encode(), 201);
  }

  private static void compare(Server server, BareOpening bare, int connections) throws Exception {
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    double[] database = new double[ROUNDS];
    double[] bareDatabase = new double[ROUNDS];
    Load.Result last = null;
    Load.Result lastBare = null;
    for (int round = 0; round < ROUNDS; round++) {
      double cpuBefore = server.cpu();
      double databaseBefore = server.databaseCpu();
      last = Load.run(connections, SECONDS, place -> caller(server));
      cpu[round] = (server.cpu() - cpuBefore) * 1000 / last.calls();
      database[round] = (server.databaseCpu() - databaseBefore) * 1000 / last.calls();
      double bareBefore = server.databaseCpu();
      lastBare = Load.run(connections, SECONDS, place -> number -> bare.open(opening(number)));
      bareDatabase[round] = (server.databaseCpu() - bareBefore) * 1000 / lastBare.calls();
      ours[round] = last.perSecond();
      theirs[round] = lastBare.perSecond();
      ratio[round] = ours[round] / theirs[round];
    }
    Figures.tell(
        "| %d | %.0f | %.0f | %s | %.1f / %.1f | %.1f / %.1f | %s | %s | %s |",
        connections,
        Figures.median(ours),
        Figures.median(theirs),
        Figures.spread(ratio),
        last.p50(),
        last.p99(),
        lastBare.p50(),
        lastBare.p99(),
        Figures.spread(cpu),
        Figures.spread(database),
        Figures.spread(bareDatabase));
  }
}
