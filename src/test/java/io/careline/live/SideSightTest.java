package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a socket could tell besides what it should. */
class SideSightTest {
  private static TestCareline app;
  private static String one;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    app.post(
        "agents",
        new JsonObject()
            .put("email", "one@example.org")
            .put("name", "One")
            .put("role", "agent")
            .put("scope", "team")
            .put("teams", new JsonArray().add("One")));
    one =
        app.post("tokens", new JsonObject().put("name", "t").put("agent", "one@example.org"))
            .json()
            .getString("token");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String ticket(String team) {
    String number = app.ticket("Plain", "side@example.org");
    app.patch("tickets/" + number, new JsonObject().put("team", team));
    return number;
  }

  /** A frame shows the ticket as it is now, and now it may be somebody else's. */
  @Test
  void a_ticket_that_has_moved_away_shows_nothing_new_to_who_resumes() {
    long seq;
    String number = ticket("One");
    try (TestSocket socket = TestSocket.open(app, one)) {
      seq = socket.hello(Optional.empty()).getLong("seq");
    }
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "note").put("text", "while it was theirs"));
    app.patch("tickets/" + number, new JsonObject().put("team", "Two"));
    app.patch("tickets/" + number, new JsonObject().put("subject", "Secret of team Two"));
    try (TestCareline other = TestCareline.start(app.databaseUrl, Optional.empty());
        TestSocket socket = TestSocket.open(other, one)) {
      assertThat(socket.hello(Optional.of(seq)).getBoolean("resumed")).isTrue();
      socket.fact("ticket.left", number);
      String last = ticket("One");
      socket.fact("ticket.changed", last);
      assertThat(socket.heard()).doesNotContain("Secret of team Two");
    }
  }

  @Test
  void presence_at_a_ticket_out_of_sight_is_shown_to_nobody() {
    String hidden = ticket("Two");
    String seen = ticket("One");
    try (TestSocket watching = TestSocket.open(app, TestCareline.TOKEN);
        TestSocket blind = TestSocket.open(app, one)) {
      watching.hello(Optional.empty());
      blind.hello(Optional.empty());
      for (String number : new String[] {hidden, "nonsense", "10001", seen}) {
        blind.send(new JsonObject().put("type", "presence").put("number", number));
      }
      watching.presence(seen, 1);
      assertThat(watching.heard()).doesNotContain("\"presence\",\"number\":\"" + hidden);
    }
  }

  @Test
  void a_number_is_told_as_we_write_it_however_long_it_was_written() {
    String number = ticket("One");
    try (TestSocket watching = TestSocket.open(app, TestCareline.TOKEN);
        TestSocket odd = TestSocket.open(app, one)) {
      watching.hello(Optional.empty());
      odd.hello(Optional.empty());
      String written = "#" + " ".repeat(20_000) + number;
      odd.send(new JsonObject().put("type", "presence").put("number", written));
      watching.presence(number, 1);
      odd.send(new JsonObject().put("type", "presence").putNull("number"));
      watching.presence(number, 0);
    }
  }

  @Test
  void odd_frames_end_a_socket_and_harm_no_other() {
    try (TestSocket good = TestSocket.open(app, TestCareline.TOKEN)) {
      good.hello(Optional.empty());
      for (String frame :
          new String[] {
            "{\"type\":5}",
            "{\"type\":{}}",
            "{}",
            "{\"type\":\"presence\",\"number\":{}}",
            "{\"type\":\"fact\"}"
          }) {
        try (TestSocket bad = TestSocket.open(app, TestCareline.TOKEN)) {
          bad.send(new JsonObject(frame));
          assertThat(bad.closedWith()).as(frame).isEqualTo(4400);
        }
      }
      for (Object resume : new Object[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1.5e300, "x", true}) {
        try (TestSocket odd = TestSocket.open(app, TestCareline.TOKEN)) {
          odd.send(new JsonObject().put("type", "hello").put("resume", resume));
          odd.next(frame -> frame.getString("type").equals("welcome"));
        }
      }
      String number = ticket("One");
      good.fact("ticket.opened", number);
    }
  }
}
