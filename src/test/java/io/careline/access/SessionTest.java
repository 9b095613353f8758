package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String PASSWORD = "a long enough password";
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static long agent(String email, String role) {
    return app.post(
            "agents",
            new JsonObject()
                .put("email", email)
                .put("name", email)
                .put("role", role)
                .put("scope", "all")
                .put("teams", new JsonArray())
                .put("password", PASSWORD))
        .json()
        .getLong("id");
  }

  private static Reply signIn(String email, String password) {
    return app.call(
        "POST", "session", new JsonObject().put("email", email).put("password", password), null);
  }

  private static String cookie(Reply signedIn) {
    return signedIn.header("Set-Cookie").replaceFirst(";.*", "");
  }

  @Test
  void a_session_is_a_cookie_that_scripts_cannot_read() {
    agent("cookie@example.org", "agent");
    Reply signedIn = signIn("Cookie@example.org", PASSWORD);
    assertThat(signedIn.status()).isEqualTo(204);
    assertThat(signedIn.header("Set-Cookie"))
        .containsIgnoringCase("httponly")
        .contains("SameSite=Lax", "Path=/");
    Reply me = app.call("GET", "me", null, null, "Cookie", cookie(signedIn));
    assertThat(me.json().getString("email")).isEqualTo("cookie@example.org");
  }

  @Test
  void a_page_of_another_site_can_change_nothing() {
    agent("csrf@example.org", "agent");
    String cookie = cookie(signIn("csrf@example.org", PASSWORD));
    JsonObject change = new JsonObject().put("name", "Changed");
    assertThat(app.call("PATCH", "me", change, null, "Cookie", cookie).status()).isEqualTo(403);
    assertThat(
            app.call(
                    "PATCH",
                    "me",
                    change,
                    null,
                    "Cookie",
                    cookie,
                    "X-Careline-CSRF",
                    "1",
                    "Origin",
                    "https://evil.example")
                .status())
        .isEqualTo(403);
    assertThat(
            app.call("PATCH", "me", change, null, "Cookie", cookie, "X-Careline-CSRF", "1")
                .status())
        .isEqualTo(200);
  }

  @Test
  void signing_out_ends_the_cookie() {
    agent("out@example.org", "agent");
    String cookie = cookie(signIn("out@example.org", PASSWORD));
    assertThat(
            app.call("DELETE", "session", null, null, "Cookie", cookie, "X-Careline-CSRF", "1")
                .status())
        .isEqualTo(204);
    assertThat(app.call("GET", "me", null, null, "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void whoever_loses_rights_is_signed_out_at_once() {
    long id = agent("rights@example.org", "supervisor");
    String cookie = cookie(signIn("rights@example.org", PASSWORD));
    app.patch("agents/" + id, new JsonObject().put("active", false));
    assertThat(app.call("GET", "me", null, null, "Cookie", cookie).status()).isEqualTo(401);
    assertThat(signIn("rights@example.org", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void a_wrong_password_and_a_wrong_account_are_told_apart_to_nobody() {
    agent("wrong@example.org", "agent");
    Reply password = signIn("wrong@example.org", "not the password");
    Reply account = signIn("nobody@example.org", "not the password");
    assertThat(password.status()).isEqualTo(401);
    assertThat(account.json().getString("detail")).isEqualTo(password.json().getString("detail"));
  }

  @Test
  void guessing_is_slowed_down_by_account() {
    agent("guess@example.org", "agent");
    int status = 0;
    for (int i = 0; i < 8; i++) {
      status = signIn("guess@example.org", "guess " + i).status();
    }
    assertThat(status).isEqualTo(429);
    assertThat(signIn("guess@example.org", PASSWORD).header("Retry-After")).isNotEmpty();
  }

  @Test
  void a_revoked_token_opens_nothing() {
    JsonObject token = app.post("tokens", new JsonObject().put("name", "short")).json();
    String secret = token.getString("token");
    assertThat(app.call("GET", "me", null, secret).status()).isEqualTo(200);
    app.call("DELETE", "tokens/" + token.getLong("id"), null, TestCareline.TOKEN);
    assertThat(app.call("GET", "me", null, secret).status()).isEqualTo(401);
    assertThat(app.get("tokens").json().encode()).doesNotContain(secret);
  }

  @Test
  void the_last_administrator_stays_one() {
    long me = app.get("me").json().getLong("id");
    Reply refused = app.patch("agents/" + me, new JsonObject().put("role", "agent"));
    assertThat(refused.status()).isEqualTo(409);
  }

  @Test
  void sign_ins_and_changes_leave_a_row_without_secrets() {
    agent("audit@example.org", "agent");
    signIn("audit@example.org", PASSWORD);
    String audit = app.get("audit?limit=200").json().encode();
    assertThat(audit)
        .contains("agent.added", "sign-in", "audit@example.org")
        .doesNotContain(PASSWORD);
  }

  @Test
  void every_page_and_answer_carries_the_safe_headers() {
    for (String path : new String[] {"/health/live", "/api/v1/me", "/nowhere", "/openapi.json"}) {
      Reply answer = app.call("GET", path, null, TestCareline.TOKEN);
      assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'");
      assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    }
  }
}
