package io.careline.bench;

import io.careline.store.TestTables;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (i) The wallboard over 100,000 open tickets: how late, how much CPU for a fact, how much memory.
 */
@Tag("bench")
@Timeout(1_200)
class WallboardBench {
  private static final int TICKETS = 100_000;
  private static final int WATCHERS = 20;
  private static final int SECONDS = 20;

  /** When a board came, and how many tickets it says were opened today. */
  private record Came(Instant at, int opened) {}

  /** A ticket that was opened, and which one of today it is. */
  private record Opened(Instant at, int number) {}

  private final ConcurrentLinkedDeque<Came> boards = new ConcurrentLinkedDeque<>();
  private int opened;

  /** Held, because Vert.x closes what belongs to a client that nobody holds. */
  private WebSocketClient client;

  @Test
  void a_hundred_thousand_open_tickets() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "board-");
    Vertx vertx = Vertx.vertx();
    try (Server server = new Server(folder).start()) {
      fill(server.databaseUrl());
      PlainHttp http = new PlainHttp(server.port);
      open(http, 100, 20); // warms up
      double before = server.heap();
      double idle = cpu(server, http, 100);
      double idleSlow = cpu(server, http, 20);
      long from = System.nanoTime();
      List<WebSocket> watching = watch(vertx, server.port);
      while (boards.isEmpty()) {
        Thread.sleep(5);
      }
      double first = (System.nanoTime() - from) / 1e9;
      double heap = server.heap();
      Figures.tell("%n## (i) The wallboard, %,d open tickets, %d watchers%n", TICKETS, WATCHERS);
      Figures.tell("- from the first socket to its first board: %.2f s", first);
      Figures.tell("- heap in use: %.0f MiB unwatched, %.0f MiB watched", before, heap);
      Figures.tell(
          "%n| tickets opened /s | p50 ms | p99 ms | latest ms | CPU of the board, ms a ticket |");
      Figures.tell("| --- | --- | --- | --- | --- |");
      tell(server, http, 2, Double.NaN);
      tell(server, http, 20, idleSlow);
      tell(server, http, 100, idle);
      watching.forEach(WebSocket::close);
    } finally {
      vertx.close().await();
    }
  }

  private void tell(Server server, PlainHttp http, int rate, double idle) throws Exception {
    open(http, rate, 5); // warms up
    double cpu = server.cpu();
    List<Opened> tickets = open(http, rate, SECONDS);
    double used = server.cpu() - cpu;
    Thread.sleep(1_000);
    double[] late = tickets.stream().mapToDouble(this::lateness).sorted().toArray();
    Figures.tell(
        "| %d | %.0f | %.0f | %.0f | %.2f |",
        rate,
        late[late.length / 2],
        late[(int) (late.length * 0.99)],
        late[late.length - 1],
        (used - idle) * 1e3 / tickets.size());
  }

  /** Milliseconds from the ticket's own time, a little before its commit, to a board with it. */
  private double lateness(Opened ticket) {
    return boards.stream()
        .filter(board -> board.opened() >= ticket.number())
        .findFirst()
        .map(board -> Duration.between(ticket.at(), board.at()).toNanos() / 1e6)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double cpu(Server server, PlainHttp http, int rate) throws Exception {
    open(http, rate, 5);
    double cpu = server.cpu();
    open(http, rate, SECONDS);
    return server.cpu() - cpu;
  }

  private List<Opened> open(PlainHttp http, int rate, int seconds) throws Exception {
    List<Opened> all = new ArrayList<>();
    long from = System.nanoTime();
    for (int i = 0; i < rate * seconds; i++) {
      long wait = from + i * 1_000_000_000L / rate - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      all.add(new Opened(open(http), ++opened));
    }
    return all;
  }

  private static Instant open(PlainHttp http) throws IOException {
    byte[] ticket = http.call("POST", "/api/v1/tickets", ApiBench.opening(1).encode(), 201);
    return Instant.parse(new JsonObject(new String(ticket)).getString("createdAt"));
  }

  private List<WebSocket> watch(Vertx vertx, int port) {
    client = vertx.createWebSocketClient();
    List<WebSocket> sockets = new ArrayList<>();
    for (int i = 0; i < WATCHERS; i++) {
      WebSocketConnectOptions where =
          new WebSocketConnectOptions()
              .setHost("127.0.0.1")
              .setPort(port)
              .setURI("/api/v1/wallboard/live")
              .addHeader("Authorization", "Bearer " + Server.TOKEN);
      sockets.add(client.connect(where).await());
    }
    sockets.getFirst().textMessageHandler(this::heard);
    return sockets;
  }

  private void heard(String text) {
    Instant now = Instant.now();
    JsonObject frame = new JsonObject(text);
    if (frame.getString("type").equals("board")) {
      JsonObject total = frame.getJsonObject("board").getJsonObject("total");
      boards.add(new Came(now, total.getInteger("opened")));
    }
  }

  /** Open tickets of twenty teams and two hundred agents, with clocks that are due at all times. */
  private static void fill(String url) {
    TestTables.execute(
        url,
        "BEGIN", // or the recalculation of clocks would find tickets without any
        "INSERT INTO team (name) SELECT 'Team ' || n FROM generate_series(1, 20) n",
        """
        INSERT INTO agent (email, name, role, scope)
        SELECT 'agent' || n || '@example.org', 'Agent ' || n, 'agent', 'team' FROM generate_series(1, 200) n\
        """,
        """
        INSERT INTO membership (agent_id, team_id)
        SELECT a.id, (SELECT min(id) FROM team) + a.id % 20 FROM agent a WHERE a.role = 'agent'\
        """,
        """
        INSERT INTO customer (name, email)
        SELECT 'Person ' || n, 'many' || n || '@customers.example' FROM generate_series(1, 5000) n\
        """,
        """
        INSERT INTO ticket (subject, status, channel, team_id, assignee_id, customer_id, created_at, updated_at)
        SELECT 'Ticket ' || n, (ARRAY['new', 'open', 'open', 'pending'])[1 + n %% 4]::ticket_status, 'api',
               (SELECT min(id) FROM team) + n %% 20,
               CASE WHEN n %% 3 = 0 THEN NULL ELSE (SELECT max(id) FROM agent) - n %% 200 END,
               (SELECT min(id) FROM customer) + n %% 5000,
               now() - n * interval '1 second', now() - n * interval '1 second'
          FROM generate_series(1, %d) n\
        """
            .formatted(TICKETS),
        """
        INSERT INTO interaction (ticket_id, kind, channel, customer_id, text, created_at)
        SELECT id, 'customer', channel, customer_id, subject, created_at FROM ticket\
        """,
        """
        INSERT INTO sla_ticket (ticket_id, version_id) SELECT id, (SELECT max(id) FROM sla_version) FROM ticket\
        """,
        """
        INSERT INTO sla_clock (ticket_id, target, cycle, policy, version_id, state, started_at, due_at, left_millis)
        SELECT t.id, c.target, 1, 'Standard', (SELECT max(id) FROM sla_version), 'running', t.created_at,
               now() + (t.id * c.step % 86400 - 7200) * interval '1 second', 0
          FROM ticket t, (VALUES ('firstResponse', 7), ('resolution', 31)) AS c(target, step)\
        """,
        "COMMIT",
        "ANALYZE");
  }
}
