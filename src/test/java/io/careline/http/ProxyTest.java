package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Behind a proxy that is trusted, and before one that is not. */
class ProxyTest {
  private static final String PASSWORD = "a long enough password";
  private static final String HOST = "desk.example.org";
  private static TestCareline behind;
  private static TestCareline open;

  @BeforeAll
  static void start() {
    behind = TestCareline.behind("127.0.0.0/8", "http://localhost:8080");
    open = TestCareline.behind("", "https://tls.example.org");
    agent(behind);
    agent(open);
  }

  @AfterAll
  static void stop() {
    behind.close();
    open.close();
  }

  private static void agent(TestCareline app) {
    JsonObject agent =
        new JsonObject()
            .put("email", "emma@example.org")
            .put("name", "Emma")
            .put("role", "agent")
            .put("scope", "all")
            .put("password", PASSWORD);
    assertThat(app.post("agents", agent).status()).isEqualTo(201);
  }

  private static Reply signIn(TestCareline app, String password, String... headers) {
    JsonObject body = new JsonObject().put("email", "emma@example.org").put("password", password);
    return app.call("POST", "session", body, null, headers);
  }

  private static String cookie(TestCareline app) {
    return signIn(app, PASSWORD).header("Set-Cookie").replaceFirst(";.*", "");
  }

  private static Reply ask(TestCareline app, int i, String from) {
    JsonObject form =
        new JsonObject().put("email", "a@example.org").put("subject", "s").put("text", "t" + i);
    return app.call("POST", "portal/requests", form, null, "X-Forwarded-For", from);
  }

  @Test
  void the_limits_of_the_portal_are_the_clients_and_not_the_proxys() {
    for (int i = 0; i < 45; i++) {
      assertThat(ask(behind, i, "1.1.1.1, 198.51.100." + i).status()).isEqualTo(201);
    }
    int refused = 0;
    for (int i = 0; i < 45; i++) {
      refused += ask(behind, i, "203.0.113." + i + ", 198.51.100.200").status() == 429 ? 1 : 0;
    }
    assertThat(refused).as("one client, whatever it makes up").isPositive();
  }

  @Test
  void the_audit_tells_the_clients_address_and_only_on_a_proxys_word() {
    signIn(behind, "wrong password", "X-Forwarded-For", "198.51.100.77");
    signIn(open, "wrong password", "X-Forwarded-For", "198.51.100.77");
    String refused = "SELECT max(address) FROM audit WHERE action = 'sign-in.refused'";
    assertThat(TestTables.value(behind.databaseUrl, refused)).isEqualTo("198.51.100.77");
    assertThat(TestTables.value(open.databaseUrl, refused)).isEqualTo("127.0.0.1");
  }

  @Test
  void behind_tls_the_cookie_is_secure_and_only_on_a_proxys_word() {
    Reply told = signIn(behind, PASSWORD, "X-Forwarded-Proto", "https");
    assertThat(told.header("Set-Cookie")).contains("Secure");
    Reply plain = signIn(behind, PASSWORD, "X-Forwarded-Proto", "http");
    assertThat(plain.header("Set-Cookie")).isNotEmpty().doesNotContain("Secure");
    Reply madeUp = signIn(behind, PASSWORD, "X-Forwarded-Proto", "https, http");
    assertThat(madeUp.header("Set-Cookie")).isNotEmpty().doesNotContain("Secure");
    Reply stranger = signIn(open, PASSWORD, "X-Forwarded-Proto", "https");
    assertThat(stranger.header("Set-Cookie")).isNotEmpty().doesNotContain("Secure");
  }

  private static int change(TestCareline app, String origin, String proto) {
    return change(app, HOST, origin, proto);
  }

  private static int change(TestCareline app, String host, String origin, String proto) {
    String body = "{\"name\":\"New\"}";
    String head =
        "PATCH /api/v1/me HTTP/1.1\nConnection: close\nContent-Type: application/json\nHost: "
            + (host + "\nX-Forwarded-Proto: " + proto + "\nOrigin: " + origin)
            + ("\nCookie: " + cookie(app))
            + ("\nX-Careline-CSRF: 1\nContent-Length: " + body.length());
    return RawHttp.send(app, head, body).status();
  }

  private static int socket(TestCareline app, String origin, String proto) {
    String head =
        "GET /api/v1/live HTTP/1.1\nHost: %s\nUpgrade: websocket\nConnection: Upgrade\n"
                .formatted(HOST)
            + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nCookie: "
            + (cookie(app) + "\nX-Forwarded-Proto: " + proto + "\nOrigin: " + origin);
    return RawHttp.send(app, head, "").status();
  }

  @Test
  void a_page_of_our_host_by_another_scheme_is_a_foreign_page() {
    assertThat(change(behind, "https://" + HOST, "https")).isEqualTo(200);
    assertThat(change(behind, "https://" + HOST + ":443", "https")).isEqualTo(200);
    assertThat(change(behind, "http://" + HOST, "https")).isEqualTo(403);
    assertThat(change(behind, "https://" + HOST, "http")).isEqualTo(403);
    assertThat(change(behind, "https://" + HOST + ":8443", "https")).isEqualTo(403);
    assertThat(change(open, "http://" + HOST, "http")).isEqualTo(200);
    assertThat(change(open, "https://" + HOST, "http")).isEqualTo(403);
  }

  /** So that a proxy with TLS needs no other setting than the URL that people type. */
  @Test
  void who_uses_the_host_of_the_public_url_speaks_as_it_says() {
    String origin = "https://tls.example.org";
    assertThat(change(open, "tls.example.org", origin, "http")).isEqualTo(200);
    assertThat(change(open, "TLS.example.org:443", origin, "http")).isEqualTo(200);
    assertThat(change(open, "tls.example.org", "http://tls.example.org", "http")).isEqualTo(403);
    assertThat(change(open, "tls.example.org:8443", origin, "http")).isEqualTo(403);
  }

  @Test
  void a_socket_from_our_host_by_another_scheme_is_not_opened() {
    assertThat(socket(behind, "https://" + HOST, "https")).isEqualTo(101);
    assertThat(socket(behind, "http://" + HOST, "https")).isEqualTo(403);
    assertThat(socket(open, "http://" + HOST, "http")).isEqualTo(101);
    assertThat(socket(open, "https://" + HOST, "https"))
        .as("nobody trusted says so")
        .isEqualTo(403);
  }
}
