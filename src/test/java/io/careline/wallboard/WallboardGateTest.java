package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.access.Gate;
import io.careline.access.Role;
import io.careline.access.Scope;
import io.careline.http.Contract;
import io.careline.http.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the wallboard shows, walked by role, by scope, and by link. */
class WallboardGateTest {
  /** What the holder of a link may call, beside what everybody may. */
  private static final Set<String> BY_LINK = Set.of("getWallboard", "wallboardLive", "listAlarms");

  private static final Map<String, String> TOKENS = new HashMap<>();
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    for (String team : List.of("Inside", "Outside")) {
      app.post("teams", new JsonObject().put("name", team));
    }
    agent("stranger", Role.AGENT, Scope.TEAM, "Outside");
    for (Role role : Role.values()) {
      for (Scope scope : Scope.values()) {
        String email = agent(role.word() + "." + scope.word(), role, scope, "Inside");
        JsonObject wish = new JsonObject().put("name", "x").put("agent", email);
        TOKENS.put(role + "/" + scope, app.post("tokens", wish).json().getString("token"));
      }
    }
    ticket("Inside");
    ticket("Outside");
    ticket(null);
    app.call(
        "PUT",
        "wallboard/alarms",
        new JsonObject()
            .put(
                "items",
                new JsonArray().add(alarm(null)).add(alarm("Inside")).add(alarm("Outside"))),
        TestCareline.TOKEN);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject alarm(String team) {
    JsonObject alarm = new JsonObject().put("figure", "open").put("above", 0);
    return team == null
        ? alarm.put("webhook", "http://127.0.0.1:9/secret")
        : alarm.put("team", team);
  }

  private static String agent(String name, Role role, Scope scope, String team) {
    String email = name + "@example.org";
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", name)
            .put("role", role.word())
            .put("scope", scope.word())
            .put("teams", new JsonArray().add(team)));
    return email;
  }

  private static void ticket(String team) {
    String number = app.ticket("Seen by some", "some@example.org");
    app.patch("tickets/" + number, new JsonObject().put("team", team));
  }

  @TestFactory
  Stream<DynamicTest> who_is_shown_what() {
    return TOKENS.keySet().stream()
        .map(who -> DynamicTest.dynamicTest(who, () -> walk(who.split("/"), TOKENS.get(who))));
  }

  private static void walk(String[] who, String token) {
    if (who[0].equals("AGENT")) {
      assertThat(BoardWatcher.refusal(app, "Authorization", "Bearer " + token)).isEqualTo(403);
      return;
    }
    int open =
        switch (Scope.valueOf(who[1])) {
          case OWN -> 0;
          case TEAM -> 2;
          case ALL -> 3;
        };
    int alarms = open == 3 ? 3 : open / 2;
    try (BoardWatcher watcher = BoardWatcher.byToken(app, token)) {
      JsonObject board = watcher.board(shown -> ringing(shown) == alarms);
      assertThat(board.getJsonObject("total").getInteger("open")).isEqualTo(open);
      assertThat(board.encode().contains("Outside")).isEqualTo(open == 3);
      assertThat(board.encode().contains("stranger")).isEqualTo(open == 3);
    }
    assertThat(app.call("GET", "wallboard/alarms", null, token).json().getJsonArray("items"))
        .hasSize(alarms);
  }

  private static int ringing(JsonObject board) {
    return board.getJsonArray("alarms").size();
  }

  private static JsonObject link() {
    return app.post("wallboard/links", new JsonObject().put("name", "Screen")).json();
  }

  private static String cookie(JsonObject link) {
    TestCareline.Reply reply =
        app.call("POST", "wallboard/session", secret(link.getString("secret")), null);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Set-Cookie"))
        .containsIgnoringCase("; HttpOnly")
        .contains("SameSite=Strict", "Path=/api/v1/wallboard");
    return reply.header("Set-Cookie").replaceFirst(";.*", "");
  }

  private static JsonObject secret(String secret) {
    return new JsonObject().put("secret", secret);
  }

  @Test
  void a_link_shows_all_and_opens_nothing_else() {
    JsonObject link = link();
    assertThat(link.getString("url")).endsWith("/wallboard#link=" + link.getString("secret"));
    String cookie = cookie(link);
    try (BoardWatcher watcher = BoardWatcher.open(app, "Cookie", cookie, "Origin", app.url(""))) {
      watcher.board(board -> board.getJsonObject("total").getInteger("open") == 3);
      watcher.next(frame -> frame.getString("type").equals("beat"));
    }
    for (Operation operation : Contract.load().operations()) {
      int status = byCookie(operation, cookie);
      boolean open = BY_LINK.contains(operation.id()) || operation.permission().equals("public");
      assertThat(status == 401 || status == 403).as(operation.id()).isEqualTo(!open);
    }
    assertThat(app.call("GET", "wallboard/alarms", null, null, "Cookie", cookie).raw().body())
        .doesNotContain("127.0.0.1:9");
  }

  private static int byCookie(Operation operation, String cookie) {
    String path = operation.path().replaceAll("\\{\\w+}", "999999999");
    JsonObject body = operation.body().isPresent() ? new JsonObject() : null;
    return app.call(
            operation.method().name(),
            "/api/v1" + path,
            body,
            null,
            "Cookie",
            cookie,
            "X-Careline-CSRF",
            "1")
        .status();
  }

  @Test
  void a_link_is_for_our_own_page_and_for_its_own_cookie() {
    String cookie = cookie(link());
    assertThat(BoardWatcher.refusal(app, "Cookie", cookie)).isEqualTo(401);
    assertThat(BoardWatcher.refusal(app, "Cookie", cookie, "Origin", "https://evil.example"))
        .isEqualTo(401);
    String asSession = cookie.replace(Gate.BOARD_COOKIE, Gate.COOKIE);
    assertThat(app.call("GET", "me", null, null, "Cookie", asSession).status()).isEqualTo(401);
    String asToken = cookie.replaceFirst("^.*=", "");
    assertThat(app.call("GET", "wallboard", null, asToken).status()).isEqualTo(401);
  }

  @Test
  void a_link_shows_all_so_only_who_sees_all_has_to_do_with_it() {
    String team = TOKENS.get("SUPERVISOR/TEAM");
    JsonObject name = new JsonObject().put("name", "Mine");
    assertThat(app.call("POST", "wallboard/links", name, team).status()).isEqualTo(403);
    long id = link().getLong("id");
    assertThat(app.call("DELETE", "wallboard/links/" + id, null, team).status()).isEqualTo(404);
    assertThat(app.call("GET", "wallboard/links", null, team).json().getJsonArray("items"))
        .isEmpty();
    String list = app.get("wallboard/links").raw().body();
    assertThat(list).contains("Screen").doesNotContain("clw_");
  }

  @Test
  void alarms_of_others_are_left_alone() {
    String team = TOKENS.get("SUPERVISOR/TEAM");
    JsonObject outside = new JsonObject().put("items", new JsonArray().add(alarm("Outside")));
    assertThat(app.call("PUT", "wallboard/alarms", outside, team).status()).isEqualTo(422);
    JsonObject inside = new JsonObject().put("items", new JsonArray().add(alarm("Inside")));
    assertThat(app.call("PUT", "wallboard/alarms", inside, team).status()).isEqualTo(200);
    assertThat(app.get("wallboard/alarms").json().getJsonArray("items")).hasSize(3);
  }
}
