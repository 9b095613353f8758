package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that were kept by differences are those that one recount gives, for every viewer. */
@Timeout(300)
class FiguresTest {
  private static final String ZONE = ZoneId.systemDefault().getId();
  private static final int STEPS = 120;
  private static final int LOOKS = 4;

  private TestCareline app;
  private TestCareline other;
  private String team;
  private String own;

  @BeforeEach
  void start() {
    app = TestCareline.start();
    RandomDesk.TEAMS.forEach(name -> app.post("teams", new JsonObject().put("name", name)));
    team = supervisor("team");
    own = supervisor("own");
    other = TestCareline.start(app.databaseUrl, Optional.empty());
  }

  @AfterEach
  void stop() {
    other.close();
    app.close();
  }

  private String supervisor(String scope) {
    String email = scope + "@example.org";
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", scope)
            .put("role", "supervisor")
            .put("scope", scope)
            .put("teams", new JsonArray().add("One")));
    return app.post("tokens", new JsonObject().put("name", "x").put("agent", email))
        .json()
        .getString("token");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_123, 7_777})
  void after_any_history_they_are_those_of_a_recount(long seed) throws InterruptedException {
    List<String> agents = List.of("me", "team@example.org", "own@example.org");
    RandomDesk desk = new RandomDesk(app, seed, agents);
    try (BoardWatcher watcher = BoardWatcher.byToken(app, TestCareline.TOKEN)) {
      watcher.board(board -> true);
      for (int look = 0; look < LOOKS; look++) {
        for (int i = 0; i < STEPS / LOOKS; i++) {
          desk.step();
        }
        assertSame();
      }
      assertThat(open(app)).as("tickets that are open").isPositive();
      watcher.board(board -> board.getJsonObject("total").getInteger("open") == open(app));
    }
  }

  private static int open(TestCareline on) {
    return on.get("wallboard").json().getJsonObject("total").getInteger("open");
  }

  private void assertSame() throws InterruptedException {
    String mine = "t.assignee_id = (SELECT id FROM agent WHERE name = '%s')";
    String one = "t.team_id = (SELECT id FROM team WHERE name = 'One')";
    String all = "true";
    settle();
    for (TestCareline node : List.of(app, other)) {
      same(node, TestCareline.TOKEN, all);
      same(node, team, one + " OR t.team_id IS NULL OR " + mine.formatted("team"));
      same(node, own, mine.formatted("own"));
      sameTeams(node);
    }
  }

  /** Clocks follow what happened; nothing is left to reckon when their follower is at the end. */
  private void settle() throws InterruptedException {
    String left =
        """
        SELECT count(*) FROM journal WHERE seq > (SELECT seq FROM follower WHERE name = 'sla')
           AND (name LIKE 'ticket.%' OR name LIKE 'interaction.%' OR name = 'sla.due-set')\
        """;
    for (int i = 0; i < 300 && !TestTables.value(app.databaseUrl, left).equals("0"); i++) {
      Thread.sleep(50);
    }
  }

  private void same(TestCareline node, String token, String condition) throws InterruptedException {
    JsonObject board = new JsonObject();
    JsonObject recount = new JsonObject();
    for (int i = 0; i < 40; i++) {
      board = node.call("GET", "wallboard", null, token).json();
      recount = Recount.of(node.databaseUrl, condition, ZONE);
      if (shape(board).equals(recount)) {
        break;
      }
      Thread.sleep(100); // a clock may have fired in between
    }
    assertThat(shape(board)).as(condition).isEqualTo(recount);
  }

  private static JsonObject shape(JsonObject board) {
    return Recount.shape(board.getJsonObject("total"), board.getJsonObject("forecast"));
  }

  private void sameTeams(TestCareline node) {
    JsonArray rows = node.get("wallboard").json().getJsonArray("teams");
    assertThat(rows).hasSize(RandomDesk.TEAMS.size() + 1);
    for (Object one : rows) {
      JsonObject row = (JsonObject) one;
      String name = row.getString("team");
      String condition =
          name == null
              ? "t.team_id IS NULL"
              : "t.team_id = (SELECT id FROM team WHERE name = '" + name + "')";
      JsonObject recount = Recount.of(node.databaseUrl, condition, ZONE);
      recount.remove("due60");
      recount.remove("pace");
      assertThat(Recount.shape(row, null)).as("team " + name).isEqualTo(recount);
    }
  }
}
