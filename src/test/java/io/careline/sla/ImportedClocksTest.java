package io.careline.sla;

import static io.careline.sla.SlaDeskSide.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The past has no clocks; what happens to an imported ticket from now on has. */
class ImportedClocksTest {
  private static TestCareline app;
  private static SlaDeskSide desk;

  @BeforeAll
  static void start() {
    Policies policies =
        new Policies()
            .policy(
                """
                firstResponse: {time: PT1H, calendar: always}
                nextResponse: {time: PT2H, calendar: always}
                resolution: {time: PT8H, calendar: always}
                """);
    app = TestCareline.withPolicies(TestDatabase.fresh(), policies.folder);
    desk = new SlaDeskSide(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String imported(String status) {
    String line =
        """
        {"externalId": "S-%s", "subject": "Old", "createdAt": "2024-01-02T03:04:05Z", "status": "%s",
         "customer": {"email": "old@old.example"},
         "interactions": [{"kind": "customer", "text": "Hello?", "createdAt": "2024-01-02T03:04:05Z"}]}\
        """
            .formatted(status, status)
            .replace("\n", "");
    app.send(
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/import/tickets")))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + TestCareline.TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(line))
            .build());
    return app.get("tickets?externalId=S-" + status)
        .json()
        .getJsonArray("items")
        .getJsonObject(0)
        .getString("number");
  }

  @Test
  void the_customer_s_next_message_starts_a_clock_and_the_answer_ends_it() {
    String number = imported("open");
    Instant before = Instant.now();
    desk.customerWrites(number);
    JsonObject clock = desk.clockIn(number, "nextResponse", "running");
    assertThat(SlaDeskSide.due(clock)).isAfter(before.plusSeconds(7_000));
    assertThat(desk.clock(number, "firstResponse").isEmpty()).isTrue();
    assertThat(desk.clock(number, "resolution").isEmpty()).isTrue();
    desk.reply(number);
    desk.clockIn(number, "nextResponse", "met");
    assertThat(desk.told(number)).containsExactly("sla.next-response.met");
  }

  @Test
  void a_note_or_a_change_starts_nothing() {
    String number = imported("new");
    desk.change(number, "priority", "high");
    String fresh = app.ticket("After it", "new@new.example");
    desk.clockIn(fresh, "firstResponse", "running");
    assertThat(desk.ticket(number).getJsonArray("sla")).isEmpty();
    assertThat(desk.told(number)).isEmpty();
  }

  @Test
  void a_ticket_that_was_solved_elsewhere_and_is_taken_up_again_is_promised_from_here_on() {
    String number = imported("solved");
    desk.customerWrites(number);
    desk.clockIn(number, "resolution", "running");
    desk.clockIn(number, "nextResponse", "running");
    desk.change(number, "status", "solved");
    until(() -> desk.clock(number, "resolution").getString("state"), state -> "met".equals(state));
  }
}
