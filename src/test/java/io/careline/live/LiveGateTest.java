package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.access.Role;
import io.careline.access.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The socket's frames, walked by role and scope like the operations of the contract. The table
 * names every frame, so that a new one cannot come without somebody having thought about who gets
 * it.
 */
class LiveGateTest {
  /** Frame to what decides who gets it or may send it. */
  private static final Map<FrameType, String> RULE =
      Map.of(
          FrameType.HELLO, "whoever the gate lets in",
          FrameType.PRESENCE, "those who see the ticket",
          FrameType.WELCOME, "whoever said hello",
          FrameType.FACT, "those who see the ticket, or saw it before",
          FrameType.BEAT, "whoever said hello",
          FrameType.RESTART, "whoever said hello");

  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Inside"));
    app.post("teams", new JsonObject().put("name", "Outside"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void the_table_names_every_frame() {
    assertThat(RULE.keySet()).containsExactlyInAnyOrder(FrameType.values());
  }

  @TestFactory
  Stream<DynamicTest> who_gets_and_sends_what() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                Stream.of(Scope.values())
                    .map(
                        scope ->
                            DynamicTest.dynamicTest(
                                role + " with scope " + scope, () -> walk(role, scope))));
  }

  private static void walk(Role role, Scope scope) {
    String inside = ticket("Inside");
    String outside = ticket("Outside");
    try (TestSocket socket = TestSocket.open(app, token(role, scope));
        TestSocket all = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.hello(Optional.empty());
      all.hello(Optional.empty());
      boolean seesInside = scope != Scope.OWN;
      boolean seesOutside = scope == Scope.ALL;
      announce(socket, inside);
      if (seesInside) {
        all.presence(inside, 1);
      }
      announce(socket, outside);
      if (seesOutside) {
        all.presence(outside, 1);
      }
      change(inside);
      change(outside);
      change(ticket("Outside"));
      all.fact("ticket.changed", outside);
      assertThat(hears(socket, "ticket.changed", inside)).isEqualTo(seesInside);
      assertThat(hears(socket, "ticket.changed", outside)).isEqualTo(seesOutside);
      assertThat(all.heard().contains("presence\",\"number\":\"" + inside)).isEqualTo(seesInside);
      assertThat(all.heard().contains("presence\",\"number\":\"" + outside)).isEqualTo(seesOutside);
    }
  }

  /** Announced again after a while, because the last place counts and the answer takes a moment. */
  private static void announce(TestSocket socket, String number) {
    socket.send(
        new JsonObject().put("type", "presence").put("number", number).put("doing", "viewing"));
    app.get("tickets/" + number);
    app.get("views");
  }

  private static boolean hears(TestSocket socket, String fact, String number) {
    for (int i = 0; i < 20 && !heard(socket, fact, number); i++) {
      app.get("views");
    }
    return heard(socket, fact, number);
  }

  private static boolean heard(TestSocket socket, String fact, String number) {
    return socket
        .heard()
        .lines()
        .anyMatch(line -> line.contains(fact) && line.contains("\"number\":\"" + number + "\""));
  }

  private static void change(String number) {
    app.patch("tickets/" + number, new JsonObject().put("priority", "high"));
  }

  private static String ticket(String team) {
    return app.post(
            "tickets",
            new JsonObject()
                .put("subject", "Frames " + team)
                .put("text", "x")
                .put("team", team)
                .put("customer", new JsonObject().put("email", "frames@example.org")))
        .json()
        .getString("number");
  }

  private static String token(Role role, Scope scope) {
    String email = role.word() + "." + scope.word() + "@example.org";
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", role.word())
            .put("scope", scope.word())
            .put("teams", new JsonArray().add("Inside")));
    return app.post("tokens", new JsonObject().put("name", "frames").put("agent", email))
        .json()
        .getString("token");
  }
}
