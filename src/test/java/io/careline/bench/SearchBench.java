package io.careline.bench;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (q) Searching 100,000 tickets with 500,000 messages, and PostgreSQL's own full text beside it.
 */
@Tag("bench")
@Timeout(1_800)
class SearchBench {
  private static final double SECONDS = 5;
  private static final int CLIENTS = 8;

  /** Kind of question to question and to PostgreSQL's way of asking for the same. */
  private static final Map<String, String[]> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("one word", new String[] {"refund", "to_tsquery('english', 'refund')"});
    KINDS.put(
        "two words", new String[] {"card payment", "to_tsquery('english', 'card & payment')"});
    KINDS.put(
        "phrase",
        new String[] {"\"customer service\"", "phraseto_tsquery('english', 'customer service')"});
    KINDS.put("Chinese, two signs", new String[] {"手机", null});
    KINDS.put("Chinese, a sentence", new String[] {"怎么还没有收到货", null});
    KINDS.put("beginning", new String[] {"deliv*", "to_tsquery('english', 'deliv:*')"});
    KINDS.put(
        "word and fields", new String[] {"card status:open priority:>=high created:-365d", null});
    KINDS.put("rare word", new String[] {"passport", "to_tsquery('english', 'passport')"});
  }

  private static final Sql INDEX =
      new Sql(
          "bench.index",
          "CREATE INDEX bench_fts ON interaction USING gin (to_tsvector('english', text))");

  @Test
  void searching_a_long_history() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "search-");
    Vertx vertx = Vertx.vertx();
    try (Server server = new Server(folder).with("CARELINE_MEANING", "off").start("-Xmx2g")) {
      Db db = new Db(vertx, server.databaseUrl(), CLIENTS);
      SearchVolume.fill(db);
      PlainHttp http = new PlainHttp(server.port);
      long began = System.nanoTime();
      http.call("POST", "/api/v1/search/rebuild", "", 204);
      while (tickets(http) < SearchVolume.TICKETS) {
        Thread.sleep(200);
      }
      Figures.tell("%n## (q) Searching 100,000 tickets, 500,000 messages%n");
      Figures.tell("Built in %.0f s", (System.nanoTime() - began) / 1e9);
      Figures.tell(
          "Index: %d MB; heap after a collection: %.0f MiB", megabytes(folder), server.heap());
      db.run(INDEX);
      Figures.tell("%n| question | hits | p50 / p99 ms | facets too | PostgreSQL p50 / p99 ms |");
      Figures.tell("| --- | --- | --- | --- | --- |");
      for (Map.Entry<String, String[]> kind : KINDS.entrySet()) {
        row(server, db, kind.getKey(), kind.getValue());
      }
      small(server);
      db.close().await();
    } finally {
      vertx.close().await();
    }
  }

  /** What is asked with every letter, and what a mistyped word costs. */
  private static void small(Server server) throws Exception {
    Figures.tell("%n| asked | p50 / p99 ms, one client | eight |");
    Figures.tell("| --- | --- | --- |");
    for (String typed : List.of("re", "refun", "when is del", "退", "退款", "王", "wx", "1000")) {
      String path = "/api/v1/search/suggestions?q=";
      small(
          server,
          "suggestions for " + typed,
          path + URLEncoder.encode(typed, StandardCharsets.UTF_8));
    }
    for (String slip : List.of("pasport", "refnud status:open", "退宽失败")) {
      String path = "/api/v1/search?q=" + URLEncoder.encode(slip, StandardCharsets.UTF_8);
      small(server, "search for " + slip, path);
    }
  }

  private static void small(Server server, String name, String path) throws Exception {
    String alone = times(ask(server, path, 1));
    Figures.tell("| %s | %s | %s |", name, alone, times(ask(server, path, CLIENTS)));
  }

  private static void row(Server server, Db db, String name, String[] kind) throws Exception {
    String path = "/api/v1/search?q=" + URLEncoder.encode(kind[0], StandardCharsets.UTF_8);
    String total =
        new String(new PlainHttp(server.port).call("GET", path, "", 200), StandardCharsets.UTF_8)
            .replaceFirst("(?s).*\"total\":(\\d+).*", "$1");
    Load.Result plain = ask(server, path, CLIENTS);
    Load.Result facets = ask(server, path + "&facets=true", CLIENTS);
    String database =
        kind[1] == null
            ? ""
            : times(Load.run(CLIENTS, SECONDS, place -> number -> db.run(fts(kind[1]))));
    Figures.tell("| %s | %s | %s | %s | %s |", name, total, times(plain), times(facets), database);
  }

  /** The newest 20 tickets of a word and how many there are, as the search answers them. */
  private static Sql fts(String query) {
    return new Sql(
        "bench.fts",
        """
        WITH hit AS (SELECT DISTINCT ticket_id FROM interaction WHERE to_tsvector('english', text) @@ %s)
        SELECT t.id, count(*) OVER () FROM ticket t JOIN hit ON hit.ticket_id = t.id ORDER BY t.updated_at DESC LIMIT 20\
        """
            .formatted(query));
  }

  private static Load.Result ask(Server server, String path, int clients) throws Exception {
    Load.run(
        clients,
        2,
        place -> {
          PlainHttp http = new PlainHttp(server.port);
          return number -> http.call("GET", path, "", 200);
        });
    return Load.run(
        clients,
        SECONDS,
        place -> {
          PlainHttp http = new PlainHttp(server.port);
          return number -> http.call("GET", path, "", 200);
        });
  }

  private static String times(Load.Result result) {
    return "%.1f / %.1f".formatted(result.p50(), result.p99());
  }

  /** How many the server's index holds. */
  static long tickets(PlainHttp http) throws Exception {
    String metrics = new String(http.call("GET", "/metrics", "", 200), StandardCharsets.UTF_8);
    return (long)
        metrics
            .lines()
            .filter(line -> line.startsWith("careline_search_tickets"))
            .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
            .sum();
  }

  private static long megabytes(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("data/search"))) {
      return files.mapToLong(file -> file.toFile().length()).sum() / 1_000_000;
    }
  }
}
