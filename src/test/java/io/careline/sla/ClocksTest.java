package io.careline.sla;

import static io.careline.sla.SlaDeskSide.due;
import static io.careline.sla.SlaDeskSide.opened;
import static io.careline.sla.SlaDeskSide.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clocks of real tickets, through the API. */
class ClocksTest {
  private static final Policies POLICIES =
      new Policies()
          .policy(
              """
              firstResponse: {time: {low: PT2H, normal: PT1H, high: PT30M, urgent: PT10M}, calendar: always}
              nextResponse: {time: PT2H, calendar: always}
              resolution: {time: PT8H, calendar: always, pausedIn: [pending]}
              """);
  private static TestCareline app;
  private static SlaDeskSide desk;

  @BeforeAll
  static void start() {
    app = TestCareline.withPolicies(TestDatabase.fresh(), POLICIES.folder);
    desk = new SlaDeskSide(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void a_new_ticket_has_its_clocks() {
    String number = app.ticket("New", "new@example.org");
    JsonObject clock = desk.clockIn(number, "firstResponse", "running");
    assertThat(due(clock)).isEqualTo(opened(desk.ticket(number)).plus(Duration.ofHours(1)));
    assertThat(desk.ticket(number).getString("nextBreach")).isEqualTo(clock.getString("dueAt"));
  }

  @Test
  void a_reply_meets_the_first_response_and_a_note_does_not() {
    String number = app.ticket("Reply", "reply@example.org");
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "note").put("text", "Look here"));
    desk.clockIn(number, "firstResponse", "running");
    desk.reply(number);
    desk.clockIn(number, "firstResponse", "met");
    assertThat(until(() -> desk.told(number), told -> !told.isEmpty()))
        .containsExactly("sla.first-response.met");
  }

  @Test
  void the_next_response_runs_from_the_oldest_message_that_is_not_answered() {
    String number = app.ticket("Next", "next@example.org");
    desk.reply(number);
    desk.customerWrites(number);
    JsonObject first = desk.clockIn(number, "nextResponse", "running");
    desk.customerWrites(number);
    desk.change(number, "priority", "high");
    until(() -> desk.ticket(number).getString("priority"), "high"::equals);
    assertThat(desk.clock(number, "nextResponse").getString("dueAt"))
        .isEqualTo(first.getString("dueAt"));
  }

  @Test
  void a_pause_shows_what_is_left_and_gives_it_back() {
    String number = app.ticket("Pause", "pause@example.org");
    desk.change(number, "status", "pending");
    JsonObject paused = desk.clockIn(number, "resolution", "paused");
    assertThat(paused.getString("dueAt")).isNull();
    assertThat(paused.getLong("leftSeconds")).isBetween(28_700L, 28_800L);
    desk.change(number, "status", "open");
    JsonObject running = desk.clockIn(number, "resolution", "running");
    assertThat(due(running)).isAfter(opened(desk.ticket(number)).plus(Duration.ofHours(8)));
  }

  @Test
  void a_higher_priority_counts_at_once_from_the_start() {
    String number = app.ticket("Priority", "priority@example.org");
    desk.clockIn(number, "firstResponse", "running");
    desk.change(number, "priority", "urgent");
    Instant expected = opened(desk.ticket(number)).plus(Duration.ofMinutes(10));
    until(() -> due(desk.clock(number, "firstResponse")), expected::equals);
  }

  @Test
  void a_due_time_set_by_hand_survives_what_is_reckoned() {
    String number = app.ticket("Hand", "hand@example.org");
    String wished = "2031-05-05T12:00:00Z";
    assertThat(set(number, new JsonObject().put("dueAt", wished)).status()).isEqualTo(204);
    until(() -> desk.clock(number, "firstResponse").getString("dueAt"), wished::equals);
    desk.change(number, "priority", "urgent");
    until(() -> desk.told(number), told -> told.contains("sla.due-set"));
    assertThat(desk.clock(number, "firstResponse").getString("dueAt")).isEqualTo(wished);
    set(number, new JsonObject().putNull("dueAt"));
    Instant expected = opened(desk.ticket(number)).plus(Duration.ofMinutes(10));
    until(() -> due(desk.clock(number, "firstResponse")), expected::equals);
  }

  private static TestCareline.Reply set(String number, JsonObject body) {
    String path = "tickets/" + number + "/sla/firstResponse/due";
    return app.call("PUT", path, body, TestCareline.TOKEN);
  }

  @Test
  void a_due_time_that_is_no_instant_is_refused_and_nothing_changes() {
    String number = app.ticket("Wrong", "wrong@example.org");
    TestCareline.Reply reply = set(number, new JsonObject().put("dueAt", "tomorrow"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/dueAt");
    assertThat(desk.told(number)).isEmpty();
  }

  @Test
  void merging_keeps_the_earlier_deadline() {
    String older = app.ticket("Older", "merge@example.org");
    desk.change(older, "priority", "urgent");
    Instant early = opened(desk.ticket(older)).plus(Duration.ofMinutes(10));
    until(() -> desk.clock(older, "firstResponse").getString("dueAt"), early.toString()::equals);
    String newer = app.ticket("Newer", "merge@example.org");
    desk.clockIn(newer, "firstResponse", "running");
    TestCareline.Reply reply =
        app.post("tickets/" + older + "/merge", new JsonObject().put("into", newer));
    assertThat(reply.status()).isEqualTo(200);
    until(() -> desk.clock(newer, "firstResponse").getString("dueAt"), early.toString()::equals);
    assertThat(desk.ticket(newer).getJsonArray("interactions")).hasSize(2);
    assertThat(desk.ticket(older).getString("mergedInto")).isEqualTo(newer);
    desk.change(newer, "priority", "low");
    until(() -> desk.ticket(newer).getString("priority"), "low"::equals);
    assertThat(due(desk.clock(newer, "firstResponse"))).isEqualTo(early);
  }

  @Test
  void opened_again_the_resolution_goes_on_and_the_next_response_starts() {
    String number = app.ticket("Again", "again@example.org");
    desk.reply(number);
    desk.change(number, "status", "solved");
    desk.clockIn(number, "resolution", "met");
    desk.customerWrites(number);
    desk.clockIn(number, "resolution", "running");
    desk.clockIn(number, "nextResponse", "running");
  }

  @Test
  void the_explanation_of_a_ticket_adds_up_in_the_readers_language() {
    String number = app.ticket("Why", "why@example.org");
    desk.clockIn(number, "resolution", "running");
    JsonObject answer =
        app.call(
                "POST",
                "sla/explain",
                new JsonObject().put("number", number),
                TestCareline.TOKEN,
                "Accept-Language",
                "zh-CN,zh;q=0.9")
            .json();
    JsonObject resolution =
        answer.getJsonArray("targets").stream()
            .map(JsonObject.class::cast)
            .filter(target -> target.getString("target").equals("resolution"))
            .findFirst()
            .orElseThrow();
    JsonArray ledger = resolution.getJsonArray("ledger");
    assertThat(ledger).hasSize(1);
    assertThat(ledger.getJsonObject(0).getString("why")).isEqualTo("工作时间");
    assertThat(ledger.getJsonObject(0).getLong("seconds")).isEqualTo(28_800);
  }

  @Test
  void lists_are_sorted_by_what_is_due_next_page_by_page() {
    for (String priority : List.of("low", "urgent", "normal", "high")) {
      String number = app.ticket("Sort " + priority, "sort@example.org");
      desk.change(number, "priority", priority);
    }
    String path = "tickets?customer=sort@example.org&sort=nextBreach&limit=3";
    until(
        () -> subjects(path).getFirst(),
        List.of("Sort urgent", "Sort high", "Sort normal")::equals);
    String next = app.get(path).json().getString("next");
    assertThat(subjects(path + "&cursor=" + next).getFirst()).containsExactly("Sort low");
  }

  private static List<List<String>> subjects(String path) {
    return List.of(
        app.get(path).json().getJsonArray("items").stream()
            .map(item -> ((JsonObject) item).getString("subject"))
            .toList());
  }
}
