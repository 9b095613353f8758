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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder of policies changes while tickets are open. */
class PolicyChangeTest {
  private final Policies policies =
      new Policies().policy("resolution: {time: PT8H, calendar: always, pausedIn: [pending]}");
  private TestCareline app;
  private SlaDeskSide desk;

  @BeforeEach
  void start() {
    app = TestCareline.withPolicies(TestDatabase.fresh(), policies.folder);
    desk = new SlaDeskSide(app);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private JsonObject inForce() {
    return app.get("sla/policies").json();
  }

  @Test
  void a_change_reaches_open_tickets_and_leaves_those_that_have_ended() {
    String open = app.ticket("Open", "open@example.org");
    String solved = app.ticket("Solved", "solved@example.org");
    desk.change(solved, "status", "solved");
    JsonObject before = desk.clockIn(solved, "resolution", "met");
    desk.clockIn(open, "resolution", "running");
    policies.policy("resolution: {time: PT2H, calendar: always, pausedIn: [pending]}");
    Instant expected = opened(desk.ticket(open)).plus(Duration.ofHours(2));
    until(() -> due(desk.clock(open, "resolution")), expected::equals);
    assertThat(desk.clock(solved, "resolution")).isEqualTo(before);
    assertThat(inForce().getJsonArray("versions")).hasSize(2);
  }

  @Test
  void a_change_keeps_pauses() {
    String number = app.ticket("Paused", "paused@example.org");
    desk.change(number, "status", "pending");
    desk.clockIn(number, "resolution", "paused");
    desk.change(number, "status", "open");
    Instant before = due(desk.clockIn(number, "resolution", "running"));
    policies.policy("resolution: {time: PT6H, calendar: always, pausedIn: [pending]}");
    until(() -> due(desk.clock(number, "resolution")), before.minus(Duration.ofHours(2))::equals);
  }

  @Test
  void what_has_fired_does_not_fire_again() {
    policies.policy("resolution: {time: PT2S, calendar: always, ladder: [{at: 50%}]}");
    String number = app.ticket("Fired", "fired@example.org");
    desk.clockIn(number, "resolution", "breached");
    policies.policy("resolution: {time: PT1S, calendar: always, ladder: [{at: 50%}]}");
    until(this::inForce, now -> now.getJsonArray("versions").size() == 3);
    until(this::inForce, PolicyChangeTest::recalculated);
    assertThat(desk.told(number))
        .containsExactly("sla.resolution.warned", "sla.resolution.breached");
  }

  private static boolean recalculated(JsonObject policies) {
    return policies.getJsonArray("versions").getJsonObject(0).getString("recalculatedAt") != null;
  }

  @Test
  void a_wrong_file_stops_nothing_and_its_fault_names_the_line() {
    String first = app.ticket("First", "first@example.org");
    desk.clockIn(first, "resolution", "running");
    policies.policy("resolution: {time: eight hours, calendar: always}");
    JsonArray faults = until(() -> inForce().getJsonArray("faults"), found -> !found.isEmpty());
    JsonObject fault = faults.getJsonObject(0);
    assertThat(fault.getString("file")).isEqualTo("policy.yaml");
    assertThat(fault.getInteger("line")).isEqualTo(4);
    assertThat(fault.getString("pointer")).isEqualTo("/targets/resolution/time");
    assertThat(fault.getString("detail")).contains("PT4H");
    String second = app.ticket("Second", "second@example.org");
    JsonObject clock = desk.clockIn(second, "resolution", "running");
    assertThat(due(clock)).isEqualTo(opened(desk.ticket(second)).plus(Duration.ofHours(8)));
    policies.policy("resolution: {time: PT3H, calendar: always}");
    Instant expected = opened(desk.ticket(second)).plus(Duration.ofHours(3));
    until(() -> due(desk.clock(second, "resolution")), expected::equals);
    assertThat(inForce().getJsonArray("faults")).isEmpty();
  }

  @Test
  void a_file_in_which_every_line_is_wrong_is_told_and_stops_nothing() {
    policies.write("broken.yaml", "a: [1, 2\nb: }{");
    until(() -> inForce().getJsonArray("faults"), found -> found.size() == 1);
    String number = app.ticket("Still", "still@example.org");
    desk.clockIn(number, "resolution", "running");
  }
}
