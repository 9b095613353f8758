package io.careline.bench;

import io.careline.search.find.QueryMaker;
import io.careline.search.find.Wanted;
import io.careline.search.index.Fields;
import io.careline.search.query.QueryReader;
import io.careline.store.Db;
import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (s) What searching costs beside Lucene alone, beside intake, and how soon a ticket is found. */
@Tag("bench")
@Timeout(1_200)
class SearchLiveBench {
  private static final double SECONDS = 8;
  private static final int A_SECOND = 100;
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("one word", "refund");
    KINDS.put("two words", "card payment");
    KINDS.put("phrase", "\"customer service\"");
    KINDS.put("Chinese, two signs", "手机");
    KINDS.put("beginning", "deliv*");
    KINDS.put("rare word", "passport");
  }

  private final AtomicInteger number = new AtomicInteger();

  @Test
  void beside_lucene_and_beside_intake() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "live-");
    Vertx vertx = Vertx.vertx();
    try (Server server = new Server(folder).with("CARELINE_MEANING", "off").start("-Xmx2g")) {
      Db db = new Db(vertx, server.databaseUrl(), 2);
      SearchVolume.fill(db);
      PlainHttp http = new PlainHttp(server.port);
      http.call("POST", "/api/v1/search/rebuild", "", 204);
      while (SearchBench.tickets(http) < SearchVolume.TICKETS) {
        Thread.sleep(200);
      }
      Figures.tell("%n## (s) Searching beside Lucene, and beside intake%n");
      overhead(server, folder);
      Figures.tell(
          "%nFound after the answer of a ticket's opening, at rest: %s", visible(server, 100));
      beside(server);
      db.close().await();
    } finally {
      vertx.close().await();
    }
  }

  private static void overhead(Server server, Path folder) throws Exception {
    Figures.tell("| question | Lucene p50 / p99 ms | API p50 / p99 ms | ratio of p50 |");
    Figures.tell("| --- | --- | --- | --- |");
    Query everything = new TermQuery(new Term(Fields.KIND, Fields.TICKETS));
    try (Stream<Path> folders = Files.list(folder.resolve("data/search"));
        DirectoryReader reader =
            DirectoryReader.open(
                FSDirectory.open(
                    folders
                        .filter(one -> one.getFileName().toString().startsWith("index-"))
                        .findFirst()
                        .orElseThrow()))) {
      for (Map.Entry<String, String> kind : KINDS.entrySet()) {
        QueryMaker maker = new QueryMaker(null, null, null, Instant.now(), ZoneId.of("UTC"));
        Wanted wanted = maker.all(QueryReader.read(kind.getValue()), everything);
        IndexSearcher searcher = new IndexSearcher(reader);
        Load.Callers bare = place -> n -> searcher.search(wanted.query(), 20);
        Load.Callers api =
            place -> {
              PlainHttp http = new PlainHttp(server.port);
              return n -> http.call("GET", path(kind.getValue()), "", 200);
            };
        Load.run(1, 2, bare);
        Load.run(1, 2, api);
        Load.Result lucene = Load.run(1, SECONDS, bare);
        Load.Result service = Load.run(1, SECONDS, api);
        Figures.tell(
            "| %s | %.2f / %.2f | %.2f / %.2f | %.1f |",
            kind.getKey(),
            lucene.p50(),
            lucene.p99(),
            service.p50(),
            service.p99(),
            service.p50() / lucene.p50());
      }
    }
  }

  private static String path(String question) {
    return "/api/v1/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  private static boolean found(PlainHttp http, String question) throws Exception {
    String answer = new String(http.call("GET", path(question), "", 200), StandardCharsets.UTF_8);
    return !answer.contains("\"items\":[]") && answer.contains("\"complete\":true");
  }

  private void open(PlainHttp http, String word) throws Exception {
    String body =
        "{\"subject\":\"Where is %s\",\"text\":\"My order has not arrived, please look.\",\"customer\":{\"email\":\"%s@example.org\"}}"
            .formatted(word, word);
    http.call("POST", "/api/v1/tickets", body, 201);
  }

  /** From the answer that a ticket is opened until it is found. */
  private String visible(Server server, int times) throws Exception {
    PlainHttp http = new PlainHttp(server.port);
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      String word = "visible" + number.incrementAndGet() + "x";
      open(http, word);
      long from = System.nanoTime();
      while (!found(http, word)) {
        Thread.sleep(2);
      }
      millis[i] = (System.nanoTime() - from) / 1e6;
      Thread.sleep(30);
    }
    Arrays.sort(millis);
    return "p50 %.0f ms, p99 %.0f ms".formatted(millis[times / 2], millis[times * 99 / 100]);
  }

  /** Searches while tickets are opened at a fixed rate. */
  private void beside(Server server) throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    AtomicInteger opened = new AtomicInteger();
    PlainHttp[] doors = new PlainHttp[4];
    for (int i = 0; i < doors.length; i++) {
      doors[i] = new PlainHttp(server.port);
    }
    for (int i = 0; i < doors.length; i++) {
      PlainHttp door = doors[i];
      Thread.ofVirtual().start(() -> intake(door, end, opened, doors.length));
    }
    Thread.sleep(2_000);
    String[] questions = KINDS.values().toArray(String[]::new);
    int before = opened.get();
    Load.Result result =
        Load.run(
            2,
            15,
            place -> {
              PlainHttp http = new PlainHttp(server.port);
              return n -> {
                http.call("GET", path(questions[n % questions.length]), "", 200);
                Thread.sleep(20);
              };
            });
    double rate = (opened.get() - before) / 15.0;
    Figures.tell(
        "Searches beside %.0f tickets a second, two people with 20 ms between: p50 %.1f ms, p99"
            + " %.1f ms",
        rate, result.p50() - 20, result.p99() - 20);
    Figures.tell("Found after the answer, beside that intake: %s", visible(server, 100));
    end.set(true);
    Thread.sleep(500);
  }

  private void intake(PlainHttp door, AtomicBoolean end, AtomicInteger opened, int doors) {
    long next = System.nanoTime();
    try {
      while (!end.get()) {
        open(door, "beside" + number.incrementAndGet() + "y");
        opened.incrementAndGet();
        next += 1_000_000_000L * doors / A_SECOND;
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
