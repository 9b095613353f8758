package io.careline.sla;

import static io.careline.sla.SlaDeskSide.due;
import static io.careline.sla.SlaDeskSide.opened;
import static io.careline.sla.SlaDeskSide.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.reading.ReadingDesk;
import io.careline.sla.policy.PolicyReader;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Promises by how customers sound and what they write about. */
class TonePolicyTest {
  private static final Policies POLICIES =
      new Policies()
          .write("tone.yaml", policy("Upset", 10, "tone: negative", "PT20M"))
          .write("urgent.yaml", policy("Urgent", 20, "signal: [urgency]", "PT30M"))
          .write("delivery.yaml", policy("Delivery", 30, "topic: delivery", "PT40M"))
          .write("refund.yaml", policy("Refund", 40, "topic: [billing/refund]", "PT50M"))
          .write("all.yaml", policy("All", 90, "{}", "PT60M"));

  private static TestCareline app;
  private static SlaDeskSide desk;
  private static ReadingDesk words;

  private static String policy(String name, int order, String condition, String time) {
    return "name: %s\norder: %d\nappliesTo: %s\ntargets:\n  resolution: {time: %s, calendar: always}\n"
        .formatted(name, order, condition.equals("{}") ? "{}" : "{" + condition + "}", time);
  }

  @BeforeAll
  static void start() {
    app = TestCareline.withPolicies(TestDatabase.fresh(), POLICIES.folder);
    desk = new SlaDeskSide(app);
    words = new ReadingDesk(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String open(String text) {
    return words.open("A matter", text).getString("number");
  }

  /** Waits until the ticket is to be solved so many minutes after it was opened. */
  private static JsonObject promised(String number, int minutes) {
    JsonObject clock =
        until(
            () -> desk.clock(number, "resolution"),
            one ->
                one.getString("dueAt") != null
                    && due(one)
                        .equals(opened(desk.ticket(number)).plus(Duration.ofMinutes(minutes))));
    return clock;
  }

  @Test
  void each_is_promised_what_fits_how_it_came() {
    assertThat(promised(open("Terrible."), 20).getString("policy")).isEqualTo("Upset");
    assertThat(promised(open("Please, urgent."), 30).getString("policy")).isEqualTo("Urgent");
    assertThat(promised(open("It is late."), 40).getString("policy")).isEqualTo("Delivery");
    assertThat(promised(open("My refund?"), 50).getString("policy")).isEqualTo("Refund");
    assertThat(promised(open("A cup."), 60).getString("policy")).isEqualTo("All");
  }

  @Test
  void a_change_of_tone_changes_the_promise_both_ways() {
    String number = open("A cup.");
    promised(number, 60);
    words.says(number, "This is terrible!");
    promised(number, 20);
    words.says(number, "My order is 4711.");
    promised(number, 20);
    words.says(number, "Thank you!");
    promised(number, 60);
  }

  @Test
  void a_correction_and_a_topic_that_somebody_gives_count_too() {
    String number = open("This is terrible!");
    promised(number, 20);
    long id = words.interaction(number, 0).getLong("id");
    words.correct(number, id, new JsonObject().put("tone", "neutral"));
    promised(number, 60);
    desk.change(number, "topic", "delivery/lost");
    promised(number, 40);
    desk.change(number, "topic", "billing/refund");
    promised(number, 50);
  }

  @Test
  void what_was_promised_to_an_urgent_ticket_stays_when_it_is_solved() {
    String number = open("Please, urgent.");
    promised(number, 30);
    desk.change(number, "status", "solved");
    JsonObject met = desk.clockIn(number, "resolution", "met");
    assertThat(met.getString("policy")).isEqualTo("Urgent");
    words.says(number, "One more question.");
    until(
        () -> desk.clock(number, "resolution").getString("policy"), policy -> policy.equals("All"));
  }

  @Test
  void words_that_no_tone_or_signal_has_are_faults() {
    JsonObject targets =
        new JsonObject()
            .put("resolution", new JsonObject().put("time", "PT1H").put("calendar", "always"));
    JsonObject applies =
        new JsonObject()
            .put("tone", new JsonArray().add("negative").add("furious"))
            .put("signal", "fire");
    PolicyReader reader = new PolicyReader(Set.of("always"));
    JsonObject policy =
        new JsonObject().put("name", "x").put("appliesTo", applies).put("targets", targets);
    assertThat(reader.read(policy)).isEmpty();
    assertThat(reader.faults()).hasSize(2);
    assertThat(reader.faults().getFirst().pointer()).isEqualTo("/appliesTo/tone");
    assertThat(reader.faults().getFirst().detail())
        .isEqualTo("furious is not one of negative, neutral, positive");
  }
}
