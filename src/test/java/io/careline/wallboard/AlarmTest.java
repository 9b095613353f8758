package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms on two nodes: they ring once, and stop. */
class AlarmTest {
  private final List<String> numbers = new ArrayList<>();
  private TestCareline app;
  private TestCareline other;

  @BeforeEach
  void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Inside"));
    other = TestCareline.start(app.databaseUrl, Optional.empty());
  }

  @AfterEach
  void stop() {
    other.close();
    app.close();
  }

  private JsonArray set(JsonObject... alarms) {
    JsonObject body = new JsonObject().put("items", new JsonArray(List.of(alarms)));
    return app.call("PUT", "wallboard/alarms", body, TestCareline.TOKEN)
        .json()
        .getJsonArray("items");
  }

  private static JsonObject unassigned(int above) {
    return new JsonObject()
        .put("figure", "unassigned")
        .put("above", above)
        .put("webhook", "http://127.0.0.1:9/desk");
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      numbers.add(app.ticket("Rings", "ring@example.org"));
    }
  }

  private void take(int count) {
    for (int i = 0; i < count; i++) {
      app.patch("tickets/" + numbers.removeLast(), new JsonObject().put("assignee", "me"));
    }
  }

  private long facts(String name) {
    String query = "SELECT count(*) FROM journal WHERE name = 'wallboard.alarm-" + name + "'";
    return Long.parseLong(TestTables.value(app.databaseUrl, query));
  }

  private String webhooks() {
    return TestTables.value(app.databaseUrl, "SELECT count(*) FROM outbox WHERE kind = 'webhook'");
  }

  private static boolean rings(JsonObject board, long value) {
    JsonArray alarms = board.getJsonArray("alarms");
    return alarms.size() == 1 && alarms.getJsonObject(0).getLong("value") == value;
  }

  private static int unassigned(JsonObject board) {
    return board.getJsonObject("total").getInteger("unassigned");
  }

  @Test
  void it_rings_once_above_its_limit_and_stops_at_nine_tenths() {
    try (BoardWatcher here = BoardWatcher.byToken(app, TestCareline.TOKEN);
        BoardWatcher there = BoardWatcher.byToken(other, TestCareline.TOKEN)) {
      set(unassigned(10));
      open(10);
      here.board(board -> unassigned(board) == 10 && board.getJsonArray("alarms").isEmpty());
      open(1);
      here.board(board -> rings(board, 11));
      there.board(board -> rings(board, 11));
      take(1);
      here.board(board -> rings(board, 10));
      take(1);
      here.board(board -> unassigned(board) == 9 && board.getJsonArray("alarms").isEmpty());
      there.board(board -> unassigned(board) == 9 && board.getJsonArray("alarms").isEmpty());
      assertThat(facts("rang")).isOne();
      assertThat(facts("stopped")).isOne();
      open(2);
      there.board(board -> rings(board, 11));
      assertThat(facts("rang")).isEqualTo(2);
    }
    assertThat(webhooks()).isEqualTo("2");
    JsonObject body =
        new JsonObject(
            TestTables.value(app.databaseUrl, "SELECT body FROM outbox WHERE kind = 'webhook'"));
    assertThat(body.getString("url")).isEqualTo("http://127.0.0.1:9/desk");
    assertThat(body.getJsonObject("payload").getString("event")).isEqualTo("wallboard.alarm");
    assertThat(body.getJsonObject("payload").getLong("value")).isEqualTo(11);
    assertThat(body.getJsonObject("payload").getLong("alarm")).isOne();
  }

  @Test
  void it_rings_while_nobody_watches() throws InterruptedException {
    set(unassigned(0));
    open(1);
    for (int i = 0; i < 200 && facts("rang") == 0; i++) {
      Thread.sleep(50);
    }
    assertThat(facts("rang")).isOne();
    assertThat(webhooks()).isEqualTo("1");
  }

  @Test
  void what_stays_the_same_goes_on_ringing() {
    try (BoardWatcher here = BoardWatcher.byToken(app, TestCareline.TOKEN)) {
      long id = set(unassigned(0)).getJsonObject(0).getLong("id");
      open(1);
      here.board(board -> rings(board, 1));
      JsonObject inside =
          new JsonObject().put("figure", "open").put("above", 5).put("team", "Inside");
      JsonArray items = set(unassigned(0).put("sound", true), inside);
      assertThat(items.getJsonObject(0).getLong("id")).isEqualTo(id);
      assertThat(items.getJsonObject(0).getBoolean("sound")).isTrue();
      assertThat(items.getJsonObject(1).getString("team")).isEqualTo("Inside");
      assertThat(facts("rang")).isOne();
      assertThat(set()).isEmpty();
      here.board(board -> board.getJsonArray("alarms").isEmpty());
    }
  }
}
