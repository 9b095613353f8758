package io.careline.bench;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (b) Mail taken in by SMTP, acknowledged after it is stored, against tickets opened by the API.
 */
@Tag("bench")
@Timeout(1_200)
class SmtpBench {
  private static final int ROUNDS = 5;
  private static final double SECONDS = 4;

  @Test
  void taking_mail_in() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "smtp-");
    try (Server server = new Server(folder).start()) {
      Load.run(8, 5, place -> new PlainSmtp(server.smtpPort)::send);
      Figures.tell("%n## (b) Mail by SMTP against tickets by the API%n");
      Figures.tell(
          "| connections | acknowledged /s | API /s | ratio | p50 / p99 ms | until all are tickets,"
              + " s |");
      Figures.tell("| --- | --- | --- | --- | --- | --- |");
      for (int connections : new int[] {1, 8, 32}) {
        compare(server, connections);
      }
    }
  }

  private static void compare(Server server, int connections) throws Exception {
    double[] ours = new double[ROUNDS];
    double[] api = new double[ROUNDS];
    double[] ratio = new double[ROUNDS];
    double[] drained = new double[ROUNDS];
    Load.Result last = null;
    for (int round = 0; round < ROUNDS; round++) {
      last = Load.run(connections, SECONDS, place -> new PlainSmtp(server.smtpPort)::send);
      drained[round] = drain(server);
      ours[round] = last.perSecond();
      api[round] =
          Load.run(
                  connections,
                  SECONDS,
                  place -> {
                    PlainHttp http = new PlainHttp(server.port);
                    return number ->
                        http.call(
                            "POST", "/api/v1/tickets", ApiBench.opening(number).encode(), 201);
                  })
              .perSecond();
      ratio[round] = ours[round] / api[round];
    }
    Figures.tell(
        "| %d | %.0f | %.0f | %s | %.1f / %.1f | %s |",
        connections,
        Figures.median(ours),
        Figures.median(api),
        Figures.spread(ratio),
        last.p50(),
        last.p99(),
        Figures.spread(drained));
  }

  /** Seconds until everything that was acknowledged has been read. */
  private static double drain(Server server) throws Exception {
    long from = System.nanoTime();
    PlainHttp http = new PlainHttp(server.port);
    while (!new JsonObject(
            new String(http.call("GET", "/api/v1/arrivals?state=waiting&limit=1", "", 200)))
        .getJsonArray("items")
        .isEmpty()) {
      Thread.sleep(10);
    }
    return (System.nanoTime() - from) / 1e9;
  }
}
