package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live socket as a console sees it. */
class LiveTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String token(String email, String scope, String team) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", scope)
            .put("teams", new JsonArray().add(team)));
    return app.post("tokens", new JsonObject().put("name", "live").put("agent", email))
        .json()
        .getString("token");
  }

  private static JsonObject opening(String subject, String team) {
    return new JsonObject()
        .put("subject", subject)
        .put("text", "x")
        .put("team", team)
        .put("customer", new JsonObject().put("email", "live@example.org"));
  }

  @Test
  void a_ticket_appears_in_an_open_socket() {
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      JsonObject welcome = socket.hello(Optional.empty());
      String number = app.post("tickets", opening("Appears", "One")).json().getString("number");
      JsonObject fact = socket.fact("ticket.opened", number);
      assertThat(fact.getLong("seq")).isGreaterThan(welcome.getLong("seq"));
      assertThat(fact.getJsonObject("fact").getJsonObject("ticket").getString("subject"))
          .isEqualTo("Appears");
    }
  }

  @Test
  void after_a_cut_nothing_is_missed_and_nothing_comes_twice() {
    long seq;
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.hello(Optional.empty());
      String number =
          app.post("tickets", opening("Before the cut", "One")).json().getString("number");
      seq = socket.fact("ticket.opened", number).getLong("seq");
    }
    String first = app.post("tickets", opening("Missed 1", "One")).json().getString("number");
    String second = app.post("tickets", opening("Missed 2", "One")).json().getString("number");
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      assertThat(socket.hello(Optional.of(seq)).getBoolean("resumed")).isTrue();
      long one = socket.fact("ticket.opened", first).getLong("seq");
      long two = socket.fact("ticket.opened", second).getLong("seq");
      assertThat(List.of(seq, one, two)).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void another_node_on_the_same_database_goes_on_from_the_number() {
    long seq;
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      seq = socket.hello(Optional.empty()).getLong("seq");
    }
    String number = app.post("tickets", opening("Elsewhere", "One")).json().getString("number");
    try (TestCareline other = TestCareline.start(app.databaseUrl, Optional.empty());
        TestSocket socket = TestSocket.open(other, TestCareline.TOKEN)) {
      assertThat(socket.hello(Optional.of(seq)).getBoolean("resumed")).isTrue();
      socket.fact("ticket.opened", number);
      String late =
          app.post("tickets", opening("From the first node", "One")).json().getString("number");
      socket.fact("ticket.opened", late);
    }
  }

  @Test
  void a_number_that_is_not_ours_starts_again() {
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      assertThat(socket.hello(Optional.of(9_000_000_000L)).getBoolean("resumed")).isFalse();
    }
  }

  @Test
  void facts_go_only_to_those_who_see_the_ticket_and_losing_it_is_told() {
    String one = token("one@example.org", "team", "One");
    try (TestSocket inside = TestSocket.open(app, one)) {
      inside.hello(Optional.empty());
      String hidden = app.post("tickets", opening("Hidden", "Two")).json().getString("number");
      String shown = app.post("tickets", opening("Shown", "One")).json().getString("number");
      inside.fact("ticket.opened", shown);
      assertThat(inside.heard()).doesNotContain(hidden);
      app.patch("tickets/" + shown, new JsonObject().put("team", "Two"));
      JsonObject left = inside.fact("ticket.left", shown);
      assertThat(left.getJsonObject("fact").containsKey("ticket")).isFalse();
    }
  }

  @Test
  void a_revoked_token_closes_its_socket_within_two_seconds() {
    JsonObject token = app.post("tokens", new JsonObject().put("name", "short")).json();
    try (TestSocket socket = TestSocket.open(app, token.getString("token"))) {
      socket.hello(Optional.empty());
      long from = System.nanoTime();
      app.call("DELETE", "tokens/" + token.getLong("id"), null, TestCareline.TOKEN);
      assertThat(socket.closedWith()).isEqualTo(4401);
      assertThat(System.nanoTime() - from).isLessThan(2_000_000_000L);
    }
  }

  @Test
  void who_looks_at_a_ticket_is_shown_to_those_who_see_it() {
    String number = app.post("tickets", opening("Watched", "One")).json().getString("number");
    String viewer = token("viewer@example.org", "team", "One");
    String outside = token("outside@example.org", "team", "Two");
    try (TestSocket watching = TestSocket.open(app, TestCareline.TOKEN);
        TestSocket blind = TestSocket.open(app, outside)) {
      watching.hello(Optional.empty());
      blind.hello(Optional.empty());
      try (TestSocket socket = TestSocket.open(app, viewer)) {
        socket.hello(Optional.empty());
        socket.send(
            new JsonObject().put("type", "presence").put("number", number).put("doing", "typing"));
        JsonObject frame = watching.presence(number, 1);
        assertThat(frame.getJsonArray("people").getJsonObject(0).getString("email"))
            .isEqualTo("viewer@example.org");
        assertThat(frame.getJsonArray("people").getJsonObject(0).getString("doing"))
            .isEqualTo("typing");
      }
      watching.presence(number, 0);
      blind.send(
          new JsonObject().put("type", "presence").put("number", number).put("doing", "viewing"));
      assertThat(blind.heard()).doesNotContain("presence\",\"number\":\"" + number);
    }
  }

  @Test
  void without_a_sign_in_there_is_no_socket() {
    assertThat(TestSocket.refusal(app, "wrong")).isEqualTo(401);
  }

  @Test
  void a_first_frame_that_is_no_hello_ends_the_socket() {
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.send(new JsonObject().put("type", "delete-everything"));
      assertThat(socket.closedWith()).isEqualTo(4400);
    }
  }
}
