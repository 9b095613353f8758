package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a right to the wallboard ends, and how it cannot be guessed. */
class LinkTest {
  private TestCareline app;

  @BeforeEach
  void start() {
    app = TestCareline.start();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private static String cookie(TestCareline node, String secret) {
    return node.call("POST", "wallboard/session", new JsonObject().put("secret", secret), null)
        .header("Set-Cookie")
        .replaceFirst(";.*", "");
  }

  @Test
  void a_revoked_link_closes_its_sockets_on_every_node_within_two_seconds() {
    JsonObject link = app.post("wallboard/links", new JsonObject().put("name", "TV")).json();
    try (TestCareline other = TestCareline.start(app.databaseUrl, Optional.empty())) {
      String cookie = cookie(other, link.getString("secret"));
      try (BoardWatcher watcher =
              BoardWatcher.open(other, "Cookie", cookie, "Origin", other.url(""));
          BoardWatcher stays = BoardWatcher.byToken(other, TestCareline.TOKEN)) {
        watcher.board(board -> true);
        stays.board(board -> true);
        app.call("DELETE", "wallboard/links/" + link.getLong("id"), null, TestCareline.TOKEN);
        long revoked = System.nanoTime();
        assertThat(watcher.closedWith()).isEqualTo(4401);
        assertThat(TimeUnit.NANOSECONDS.toMillis(watcher.closedAt() - revoked)).isLessThan(2_000);
        stays.next(frame -> frame.getString("type").equals("beat"));
      }
      assertThat(other.call("GET", "wallboard", null, null, "Cookie", cookie).status())
          .isEqualTo(401);
    }
    assertThat(cookie(app, link.getString("secret"))).isEmpty();
    JsonObject listed = app.get("wallboard/links").json().getJsonArray("items").getJsonObject(0);
    assertThat(listed.getString("revokedAt")).isNotNull();
  }

  @Test
  void a_supervisor_whose_rights_change_connects_again_or_not_at_all() {
    JsonObject agent =
        app.post(
                "agents",
                new JsonObject()
                    .put("email", "sue@example.org")
                    .put("name", "Sue")
                    .put("role", "supervisor")
                    .put("scope", "all"))
            .json();
    String token =
        app.post("tokens", new JsonObject().put("name", "x").put("agent", "sue@example.org"))
            .json()
            .getString("token");
    try (BoardWatcher watcher = BoardWatcher.byToken(app, token)) {
      watcher.board(board -> true);
      app.patch("agents/" + agent.getLong("id"), new JsonObject().put("scope", "own"));
      assertThat(watcher.closedWith()).isEqualTo(1012);
    }
    try (BoardWatcher watcher = BoardWatcher.byToken(app, token)) {
      watcher.board(board -> true);
      app.patch("agents/" + agent.getLong("id"), new JsonObject().put("role", "agent"));
      assertThat(watcher.closedWith()).isEqualTo(4401);
    }
  }

  @Test
  void guessing_is_slowed_down() {
    JsonObject guess = new JsonObject().put("secret", "clw_guess");
    JsonArray statuses = new JsonArray();
    for (int i = 0; i < 8; i++) {
      statuses.add(app.call("POST", "wallboard/session", guess, null).status());
    }
    assertThat(statuses.getList().getFirst()).isEqualTo(401);
    assertThat(statuses).contains(429);
  }

  @Test
  void a_storm_of_changes_is_shown_ten_times_a_second_at_most() {
    try (BoardWatcher watcher = BoardWatcher.byToken(app, TestCareline.TOKEN)) {
      watcher.board(board -> true);
      long from = System.nanoTime();
      for (int i = 0; i < 150; i++) {
        app.ticket("Storm " + i, "storm@example.org");
      }
      int open = 150;
      double seconds = (System.nanoTime() - from) / 1e9;
      int frames = watcher.waiting();
      assertThat((double) frames).isLessThanOrEqualTo(10 * seconds + 2 + seconds / 5);
      watcher.board(board -> board.getJsonObject("total").getInteger("open") == open);
    }
  }

  @Test
  void a_node_that_goes_away_says_so() {
    TestCareline leaving = TestCareline.start(app.databaseUrl, Optional.empty());
    BoardWatcher watcher = BoardWatcher.byToken(leaving, TestCareline.TOKEN);
    watcher.board(board -> true);
    leaving.close();
    assertThat(watcher.closedWith()).isEqualTo(1012);
    watcher.close();
  }
}
