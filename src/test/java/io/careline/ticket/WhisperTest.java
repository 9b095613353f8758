package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A note that is meant for somebody. */
class WhisperTest {
  private static TestCareline app;
  private static String emma;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Inside"));
    app.post("teams", new JsonObject().put("name", "Outside"));
    agent("emma", "team");
    agent("otto", "own");
    emma = token("emma@example.org");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static void agent(String name, String scope) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", name + "@example.org")
            .put("name", name)
            .put("role", "agent")
            .put("scope", scope)
            .put("teams", new JsonArray().add("Inside")));
  }

  private static String token(String email) {
    return app.post("tokens", new JsonObject().put("name", "x").put("agent", email))
        .json()
        .getString("token");
  }

  private static Reply whisper(String number, String kind, String tell, String... headers) {
    JsonObject note =
        new JsonObject().put("kind", kind).put("text", "Offer her a refund.").put("tell", tell);
    return app.call(
        "POST", "tickets/" + number + "/interactions", note, TestCareline.TOKEN, headers);
  }

  private static long notices(String number) {
    return app.call("GET", "notices", null, emma).json().getJsonArray("items").stream()
        .filter(notice -> ((JsonObject) notice).getString("number").equals(number))
        .count();
  }

  private static String ticket(String team) {
    String number = app.ticket("Whispered", "quiet@example.org");
    app.patch("tickets/" + number, new JsonObject().put("team", team));
    return number;
  }

  @Test
  void a_whisper_is_a_note_and_a_notice() {
    String number = ticket("Inside");
    Reply note = whisper(number, "note", "Emma@example.org");
    assertThat(note.status()).isEqualTo(201);
    assertThat(note.json().getString("kind")).isEqualTo("note");
    JsonObject notice =
        app.call("GET", "notices", null, emma).json().getJsonArray("items").getJsonObject(0);
    assertThat(notice.getMap())
        .containsAllEntriesOf(Map.of("number", number, "kind", "whisper", "subject", "Whispered"));
    assertThat(notice.getJsonObject("body").getLong("interaction"))
        .isEqualTo(note.json().getLong("id"));
    assertThat(notice.getJsonObject("body").getString("text")).isEqualTo("Offer her a refund.");
  }

  @Test
  void the_assignee_is_whoever_has_the_ticket() {
    String number = ticket("Inside");
    assertThat(whisper(number, "note", "assignee").status()).isEqualTo(422);
    app.patch("tickets/" + number, new JsonObject().put("assignee", "emma@example.org"));
    assertThat(whisper(number, "note", "assignee").status()).isEqualTo(201);
    assertThat(notices(number)).isOne();
  }

  @Test
  void whoever_does_not_see_the_ticket_is_not_told_of_it() {
    String outside = ticket("Outside");
    assertThat(whisper(outside, "note", "emma@example.org").status()).isEqualTo(422);
    assertThat(whisper(ticket("Inside"), "note", "otto@example.org").status()).isEqualTo(422);
    assertThat(notices(outside)).isZero();
    assertThat(app.get("tickets/" + outside).json().getJsonArray("interactions")).hasSize(1);
  }

  @Test
  void only_a_note_is_whispered() {
    Reply refused = whisper(ticket("Inside"), "reply", "emma@example.org");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/tell");
  }

  @Test
  void a_repeated_call_tells_once() {
    String number = ticket("Inside");
    for (int i = 0; i < 2; i++) {
      assertThat(whisper(number, "note", "emma@example.org", "Idempotency-Key", "k").status())
          .isEqualTo(201);
    }
    assertThat(notices(number)).isOne();
  }
}
