package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every administrative change leaves a row that says who, what and from where. */
class AuditTest {
  private static final String PASSWORD = "a long enough password";
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject of(Object... pairs) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }

  private static JsonObject newest() {
    return app.get("audit?limit=1").json().getJsonArray("items").getJsonObject(0);
  }

  private static void left(String action, String subject) {
    JsonObject row = newest();
    assertThat(row.getString("action")).isEqualTo(action);
    assertThat(row.getString("subject")).isEqualTo(subject);
    assertThat(row.getString("actor")).isEqualTo("admin@localhost");
    assertThat(row.getString("address")).isEqualTo("127.0.0.1");
    assertThat(row.encode()).doesNotContain(PASSWORD, "clt_");
  }

  @Test
  void each_change_is_a_row_and_a_refused_one_is_none() {
    JsonObject wish =
        of("email", "a@example.org", "name", "A", "role", "agent", "scope", "own")
            .mergeIn(of("password", PASSWORD, "teams", new JsonArray()));
    long agent = app.post("agents", wish).json().getLong("id");
    left("agent.added", "agent:" + agent);
    app.patch("agents/" + agent, of("password", PASSWORD + "!", "scope", "all"));
    left("agent.changed", "agent:" + agent);
    long team = app.post("teams", of("name", "Team")).json().getLong("id");
    left("team.added", "team:" + team);
    app.patch("teams/" + team, of("name", "Crew"));
    left("team.renamed", "team:" + team);
    long mailbox =
        app.post("mailboxes", of("address", "help@localhost", "name", "Help")).json().getLong("id");
    left("mailbox.added", "mailbox:" + mailbox);
    long token = app.post("tokens", of("name", "t", "agent", "a@example.org")).json().getLong("id");
    left("token.created", "token:" + token);
    app.call("DELETE", "tokens/" + token, null, TestCareline.TOKEN);
    left("token.revoked", "token:" + token);
    long before = newest().getLong("id");
    app.post("agents", wish);
    app.post("teams", of("name", "crew"));
    app.call("DELETE", "tokens/" + token, null, TestCareline.TOKEN);
    app.patch("agents/999999", of("name", "x"));
    assertThat(newest().getLong("id")).isEqualTo(before);
  }

  @Test
  void trying_a_mail_again_is_a_row() {
    app.ticket("Mail", "mail@example.org");
    long id = app.get("outbox").json().getJsonArray("items").getJsonObject(0).getLong("id");
    assertThat(app.post("outbox/" + id + "/retry", null).status()).isEqualTo(204);
    left("outbox.retried", "outbox:" + id);
  }

  @Test
  void a_refused_sign_in_is_a_row_of_nobody_s() {
    app.call("POST", "session", of("email", "Who@example.org", "password", "secret words"), null);
    JsonObject row = newest();
    assertThat(row.getString("action")).isEqualTo("sign-in.refused");
    assertThat(row.getString("actor")).isEqualTo("nobody");
    assertThat(row.getString("subject")).isEqualTo("who@example.org");
    assertThat(row.encode()).doesNotContain("secret words");
  }

  @Test
  void pages_of_the_log_neither_repeat_nor_miss() {
    for (int i = 0; i < 7; i++) {
      app.post("teams", of("name", "Page " + i));
    }
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonObject page = app.get("audit?limit=3" + cursor).json();
      page.getJsonArray("items").forEach(row -> seen.add(((JsonObject) row).getLong("id")));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    }
    assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(seen.getLast()).isEqualTo(1);
  }
}
