package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.http.RawHttp;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways to get in, or to stay in, that are not meant. */
class SignInAttackTest {
  private static final String PASSWORD = "a long enough password";
  private static final String OTHER = "another good password";
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @BeforeEach
  void forgetFailures() {
    TestTables.execute(app.databaseUrl, "DELETE FROM sign_in_failure");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private long agent(String email) {
    return app.post(
            "agents",
            new JsonObject()
                .put("email", email)
                .put("name", email)
                .put("role", "agent")
                .put("scope", "all")
                .put("teams", new JsonArray())
                .put("password", PASSWORD))
        .json()
        .getLong("id");
  }

  private Reply signIn(String email, String password, String... headers) {
    JsonObject body = new JsonObject().put("email", email).put("password", password);
    return app.call("POST", "session", body, null, headers);
  }

  private static String cookie(Reply signedIn) {
    return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
  }

  private int me(String cookie) {
    return app.call("GET", "me", null, null, "Cookie", cookie).status();
  }

  @Test
  void a_cookie_that_was_there_before_is_not_the_session() {
    agent("fixed@example.org");
    String planted = "careline=cls_planted";
    String given = cookie(signIn("fixed@example.org", PASSWORD, "Cookie", planted));
    assertThat(given).isNotEqualTo(planted);
    assertThat(me(planted)).isEqualTo(401);
    assertThat(me(given)).isEqualTo(200);
  }

  @Test
  void a_new_password_ends_every_other_sign_in() {
    agent("stolen@example.org");
    String thief = cookie(signIn("stolen@example.org", PASSWORD));
    String owner = cookie(signIn("stolen@example.org", PASSWORD));
    JsonObject change = new JsonObject().put("password", OTHER).put("currentPassword", PASSWORD);
    assertThat(
            app.call("PATCH", "me", change, null, "Cookie", owner, "X-Careline-CSRF", "1").status())
        .isEqualTo(200);
    assertThat(me(owner)).isEqualTo(200);
    assertThat(me(thief)).isEqualTo(401);
    assertThat(signIn("stolen@example.org", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void many_guesses_at_once_count_as_many() throws Exception {
    agent("many@example.org");
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> guesses = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        String guess = "guess number " + i;
        String email = i % 2 == 0 ? "many@example.org" : " MANY@Example.ORG ";
        guesses.add(threads.submit(() -> signIn(email, guess).status()));
      }
      for (Future<Integer> one : guesses) {
        statuses.add(one.get());
      }
    }
    assertThat(statuses).containsOnly(401, 429);
    assertThat(statuses.stream().filter(status -> status == 401)).hasSizeLessThanOrEqualTo(7);
  }

  @Test
  void one_address_cannot_try_one_password_on_everybody() {
    int last = 0;
    for (int i = 0; i < 36; i++) {
      last =
          signIn("spray" + i + "@example.org", PASSWORD, "X-Forwarded-For", "10.0.0." + i).status();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void an_account_that_is_not_there_takes_as_long_as_a_wrong_password() {
    for (int i = 0; i < 6; i++) {
      agent("slow" + i + "@example.org");
    }
    long[] wrong = new long[6];
    long[] missing = new long[6];
    signIn("warm@example.org", "up");
    for (int i = 0; i < 6; i++) {
      wrong[i] = nanos("slow" + i + "@example.org");
      missing[i] = nanos("none" + i + "@example.org");
    }
    Arrays.sort(wrong);
    Arrays.sort(missing);
    assertThat(missing[1]).isGreaterThan(wrong[1] / 3);
  }

  private long nanos(String email) {
    long from = System.nanoTime();
    signIn(email, "not the password");
    return System.nanoTime() - from;
  }

  @Test
  void somebody_who_has_left_gets_in_by_no_door() {
    long id = agent("left@example.org");
    String cookie = cookie(signIn("left@example.org", PASSWORD));
    String token =
        app.post("tokens", new JsonObject().put("name", "t").put("agent", "left@example.org"))
            .json()
            .getString("token");
    app.patch("agents/" + id, new JsonObject().put("active", false));
    assertThat(signIn("left@example.org", PASSWORD).status()).isEqualTo(401);
    assertThat(me(cookie)).isEqualTo(401);
    assertThat(app.call("GET", "me", null, token).status()).isEqualTo(401);
    String number = app.ticket("For nobody", "a@example.org");
    JsonObject assign = new JsonObject().put("assignee", "left@example.org");
    assertThat(app.patch("tickets/" + number, assign).status()).isEqualTo(422);
  }

  @Test
  void a_token_that_has_expired_opens_nothing() {
    JsonObject wish = new JsonObject().put("name", "t").put("expiresAt", "2020-01-01T00:00:00Z");
    String token = app.post("tokens", wish).json().getString("token");
    assertThat(app.call("GET", "me", null, token).status()).isEqualTo(401);
  }

  @Test
  void nobody_makes_themselves_more_than_they_are() {
    agent("riser@example.org");
    String cookie = cookie(signIn("riser@example.org", PASSWORD));
    for (String field : new String[] {"role", "scope", "teams", "active", "id", "email"}) {
      JsonObject wish = new JsonObject().put("name", "x").put(field, "administrator");
      assertThat(
              app.call("PATCH", "me", wish, null, "Cookie", cookie, "X-Careline-CSRF", "1")
                  .status())
          .as(field)
          .isEqualTo(422);
    }
    assertThat(app.call("GET", "me", null, null, "Cookie", cookie).json().getString("role"))
        .isEqualTo("agent");
  }

  @Test
  void a_page_of_ours_is_known_by_its_origin_and_one_of_another_port_is_not() {
    agent("origin@example.org");
    String cookie = cookie(signIn("origin@example.org", PASSWORD));
    String host = "127.0.0.1:" + app.careline.port();
    assertThat(change(cookie, host, "http://" + host)).isEqualTo(200);
    for (String origin :
        new String[] {
          "https://" + host, "http://127.0.0.1:1", "null", "http://" + host + ".evil.example", "x y"
        }) {
      assertThat(change(cookie, host, origin)).as(origin).isEqualTo(403);
    }
    Reply modern =
        app.call(
            "PATCH",
            "me",
            new JsonObject().put("name", "New"),
            null,
            "Cookie",
            cookie,
            "X-Careline-CSRF",
            "1",
            "Origin",
            "http://" + host);
    assertThat(modern.status()).as("also by HTTP/2").isEqualTo(200);
  }

  private int change(String cookie, String host, String origin) {
    String body = "{\"name\":\"New\"}";
    String head =
        "PATCH /api/v1/me HTTP/1.1\nConnection: close\nContent-Type: application/json\nHost: "
            + host
            + "\nOrigin: "
            + origin
            + "\nCookie: "
            + cookie
            + "\nX-Careline-CSRF: 1\nContent-Length: "
            + body.length();
    return RawHttp.send(app, head, body).status();
  }

  @Test
  void a_socket_with_a_cookie_is_opened_by_our_pages_alone() {
    agent("socket@example.org");
    String cookie = cookie(signIn("socket@example.org", PASSWORD));
    for (String origin : new String[] {"", "\nOrigin: https://evil.example", "\nOrigin: null"}) {
      String head =
          "GET /api/v1/live HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n"
              + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nCookie: "
              + cookie
              + origin;
      assertThat(RawHttp.send(app, head, "").status()).as(origin).isEqualTo(403);
    }
  }

  @Test
  void cookies_and_tokens_are_kept_as_hashes() {
    agent("hash@example.org");
    String secret = cookie(signIn("hash@example.org", PASSWORD)).substring("careline=".length());
    for (String query :
        new String[] {
          "SELECT string_agg(s::text, ' ') FROM session s",
          "SELECT string_agg(t::text, ' ') FROM api_token t",
          "SELECT string_agg(a::text, ' ') FROM audit a",
          "SELECT string_agg(a::text, ' ') FROM agent a"
        }) {
      assertThat(TestTables.value(app.databaseUrl, query))
          .doesNotContain(secret, TestCareline.TOKEN, PASSWORD);
    }
  }
}
