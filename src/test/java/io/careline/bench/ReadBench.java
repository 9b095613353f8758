package io.careline.bench;

import io.careline.ticket.BareReads;
import io.careline.ticket.TicketNumber;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (c) One ticket, and a list of fifty, against the bare queries. */
@Tag("bench")
@Timeout(1_200)
class ReadBench {
  private static final int ROUNDS = 5;
  private static final double SECONDS = 3;
  private static final int TICKETS = 5_000;

  @Test
  void reading_tickets() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "read-");
    Vertx vertx = Vertx.vertx();
    try (Server server = new Server(folder).start()) {
      BareReads bare = new BareReads(vertx, server.databaseUrl(), 8);
      PlainHttp http = new PlainHttp(server.port);
      for (int i = 0; i < TICKETS; i++) {
        http.call("POST", "/api/v1/tickets", ApiBench.opening(i).encode(), 201);
      }
      Figures.tell("%n## (c) Reading, 8 connections%n");
      Figures.tell("| what | Careline /s | bare /s | ratio | p50 / p99 ms |");
      Figures.tell("| --- | --- | --- | --- | --- |");
      compare(
          "one ticket",
          server,
          number -> "/api/v1/tickets/" + TicketNumber.of(id(number)),
          number -> bare.one(id(number)));
      compare("a list of 50", server, number -> "/api/v1/tickets?limit=50", number -> bare.list());
    } finally {
      vertx.close().await();
    }
  }

  private static long id(int number) {
    return 1_000 + number % TICKETS;
  }

  private static void compare(
      String what, Server server, java.util.function.IntFunction<String> path, Load.Caller bare)
      throws Exception {
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    Load.Result last = null;
    for (int round = -3; round < ROUNDS; round++) {
      last =
          Load.run(
              8,
              SECONDS,
              place -> {
                PlainHttp http = new PlainHttp(server.port);
                return number -> http.call("GET", path.apply(number), "", 200);
              });
      Load.Result lastBare = Load.run(8, SECONDS, place -> bare);
      if (round >= 0) { // the first ones warm up
        ours[round] = last.perSecond();
        theirs[round] = lastBare.perSecond();
        ratio[round] = ours[round] / theirs[round];
      }
    }
    Figures.tell(
        "| %s | %.0f | %.0f | %s | %.1f / %.1f |",
        what,
        Figures.median(ours),
        Figures.median(theirs),
        Figures.spread(ratio),
        last.p50(),
        last.p99());
  }
}
