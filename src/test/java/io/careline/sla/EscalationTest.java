package io.careline.sla;

import static io.careline.sla.SlaDeskSide.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.reading.ReadingDesk;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens when a promise is not kept. */
class EscalationTest {
  private static final Policies POLICIES =
      new Policies()
          .policy(
              """
              firstResponse:
                time: PT2S
                calendar: always
                ladder:
                  - {at: 50%, do: [{notify: supervisor}]}
                  - at: due
                    do:
                      - {raisePriority: true}
                      - {addTag: late}
                      - {createTask: {title: Call the customer}}
                      - {webhook: "http://127.0.0.1:9/nobody"}
                  - {at: +PT1S, do: [{reassign: {team: Second}}, {notify: somebody@else.example}]}
              """);
  private static TestCareline app;
  private static SlaDeskSide desk;

  @BeforeAll
  static void start() {
    app = TestCareline.withPolicies(TestDatabase.fresh(), POLICIES.folder);
    desk = new SlaDeskSide(app);
    app.post("teams", new JsonObject().put("name", "Second"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void each_step_of_the_ladder_is_done_once_and_told() {
    String number = app.ticket("Late", "late@example.org");
    List<String> told = until(() -> desk.told(number), names -> names.contains("sla.not-done"));
    assertThat(told)
        .containsExactly(
            "sla.first-response.warned",
            "sla.notified",
            "sla.first-response.breached",
            "sla.first-response.escalated",
            "sla.not-done");
    JsonObject ticket = desk.ticket(number);
    assertThat(ticket.getString("priority")).isEqualTo("high");
    assertThat(ticket.getJsonArray("tags")).containsExactly("late");
    assertThat(ticket.getString("team")).isEqualTo("Second");
    assertThat(ticket.getJsonArray("tasks")).hasSize(1);
    assertThat(desk.clock(number, "firstResponse").getString("state")).isEqualTo("breached");
    assertThat(notices(number)).hasSize(1);
    assertThat(webhooks(number)).isEqualTo(1);
  }

  private static JsonArray notices(String number) {
    JsonArray mine = new JsonArray();
    app.get("notices").json().getJsonArray("items").stream()
        .filter(one -> ((JsonObject) one).getString("number").equals(number))
        .forEach(mine::add);
    return mine;
  }

  private static long webhooks(String number) {
    return Rows.count(
        app.databaseUrl,
        "SELECT count(*) FROM outbox WHERE kind = 'webhook' AND ticket_id = " + id(number));
  }

  private static String id(String number) {
    return number.substring(0, number.length() - 1);
  }

  @Test
  void a_webhook_tells_how_the_customer_sounds_and_about_what() {
    String number =
        new ReadingDesk(app).open("Parcel", "Terrible, it is late, urgent!").getString("number");
    until(() -> webhooks(number), sent -> sent == 1);
    JsonObject payload =
        new JsonObject(
                TestTables.value(
                    app.databaseUrl,
                    "SELECT body FROM outbox WHERE kind = 'webhook' AND ticket_id = " + id(number)))
            .getJsonObject("payload");
    assertThat(payload.getString("tone")).isEqualTo("negative");
    assertThat(payload.getString("topic")).isEqualTo("delivery/late");
    assertThat(payload.getJsonArray("signals")).containsExactly("urgency");
  }

  @Test
  void a_notice_that_was_read_is_read() {
    String number = app.ticket("Told", "told@example.org");
    JsonArray unread = until(() -> notices(number), told -> !told.isEmpty());
    long id = unread.getJsonObject(0).getLong("id");
    app.post("notices/read", new JsonObject().put("upTo", id));
    assertThat(notices(number).getJsonObject(0).getString("readAt")).isNotNull();
  }

  @Test
  void a_task_is_ticked_off() {
    String number = app.ticket("Task", "task@example.org");
    app.post("tickets/" + number + "/tasks", new JsonObject().put("title", "Ask the warehouse"));
    long id = desk.ticket(number).getJsonArray("tasks").getJsonObject(0).getLong("id");
    app.patch("tickets/" + number + "/tasks/" + id, new JsonObject().put("done", true));
    assertThat(
            desk.ticket(number).getJsonArray("tasks").stream()
                .map(JsonObject.class::cast)
                .filter(task -> task.getLong("id") == id)
                .allMatch(task -> task.getString("doneAt") != null))
        .isTrue();
  }
}
