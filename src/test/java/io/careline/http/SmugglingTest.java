package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that a proxy and we might take for different ones, and headers that are not theirs. */
class SmugglingTest {
  private static final String AUTHORITY =
      "Host: localhost\nAuthorization: Bearer " + TestCareline.TOKEN + "\n";
  private static TestCareline app;
  private static String number;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    number = app.ticket("Smuggling", "smuggling@example.org");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static long tickets() {
    return TestTables.rows(app.databaseUrl).get("ticket");
  }

  private static String opening() {
    return new JsonObject()
        .put("subject", "Smuggled")
        .put("text", "x")
        .put("customer", new JsonObject().put("email", "smuggling@example.org"))
        .encode();
  }

  /** A whole request that hides behind another one's body. */
  private static String hidden() {
    String body = opening();
    return "POST /api/v1/tickets HTTP/1.1\r\n"
        + AUTHORITY.replace("\n", "\r\n")
        + "Content-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void two_lengths_are_refused_and_what_follows_is_not_read() {
    long before = tickets();
    RawHttp answer =
        RawHttp.send(
            app,
            "GET /api/v1/me HTTP/1.1\n" + AUTHORITY + "Content-Length: 0\nContent-Length: 5",
            hidden());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.answers()).isEqualTo(1);
    assertThat(tickets()).isEqualTo(before);
  }

  @Test
  void a_length_that_is_no_number_is_refused() {
    for (String length : new String[] {"-1", "+3", "0x3", "3 3", "99999999999999999999"}) {
      RawHttp answer =
          RawHttp.send(
              app,
              "POST /api/v1/session HTTP/1.1\n" + AUTHORITY + "Content-Length: " + length,
              "{}");
      assertThat(answer.status()).as(length).isEqualTo(400);
    }
  }

  @Test
  void chunks_win_over_a_length_and_nothing_hides_behind_them() {
    long before = tickets();
    RawHttp answer =
        RawHttp.send(
            app,
            "POST /api/v1/session HTTP/1.1\n"
                + AUTHORITY
                + "Content-Type: application/json\nConnection: close\nContent-Length: 5\n"
                + "Transfer-Encoding: chunked",
            "0\r\n\r\n" + hidden());
    assertThat(answer.answers()).isEqualTo(1);
    assertThat(tickets()).isEqualTo(before);
  }

  @Test
  void a_strange_transfer_encoding_is_refused() {
    long before = tickets();
    for (String encoding : new String[] {"xchunked", "chunked, identity", "\u000bchunked"}) {
      RawHttp answer =
          RawHttp.send(
              app,
              "POST /api/v1/session HTTP/1.1\n"
                  + AUTHORITY
                  + "Content-Type: application/json\nConnection: close\nTransfer-Encoding: "
                  + encoding
                  + "\nContent-Length: 2",
              "{}" + hidden());
      assertThat(answer.status()).as(encoding + "\n" + answer.all()).isBetween(400, 499);
    }
    assertThat(tickets()).isEqualTo(before);
  }

  @Test
  void a_line_break_in_an_address_makes_no_header_and_no_fault() {
    String note = "{\"kind\":\"note\",\"text\":\"x\"}";
    long before = TestTables.rows(app.databaseUrl).get("interaction");
    RawHttp answer =
        RawHttp.send(
            app,
            "POST /api/v1/tickets/%0d%0a"
                + number
                + "%0d%0a/interactions HTTP/1.1\n"
                + AUTHORITY
                + "Connection: close\nContent-Type: application/json\nContent-Length: "
                + note.length(),
            note);
    assertThat(answer.status()).as(answer.all()).isEqualTo(201);
    assertThat(answer.header("Location"))
        .startsWith("/api/v1/tickets/" + number + "/interactions/");
    assertThat(TestTables.rows(app.databaseUrl).get("interaction")).isEqualTo(before + 1);
  }

  @Test
  void a_foreign_request_id_is_taken_only_when_it_is_harmless() {
    String head = "GET /health/live HTTP/1.1\nHost: localhost\nConnection: close\nX-Request-Id: ";
    assertThat(RawHttp.send(app, head + "abc-1234.5678", "").header("X-Request-Id"))
        .isEqualTo("abc-1234.5678");
    for (String foreign : new String[] {"short", "<script>alert(1)</script>", "x".repeat(65)}) {
      assertThat(RawHttp.send(app, head + foreign, "").header("X-Request-Id"))
          .as(foreign)
          .isNotEqualTo(foreign);
    }
  }

  @Test
  void odd_cookies_are_nobody() {
    for (String cookie :
        new String[] {
          "careline",
          "careline=",
          "careline=\"",
          ";;;=;",
          "careline=a; careline=b",
          "=x",
          "careline=" + "x".repeat(5_000),
          "careline=%00%ff",
          "a=\u0001"
        }) {
      RawHttp answer =
          RawHttp.send(
              app,
              "GET /api/v1/me HTTP/1.1\nHost: localhost\nConnection: close\nCookie: " + cookie,
              "");
      assertThat(answer.status()).as(cookie + "\n" + answer.all()).isBetween(400, 431);
    }
  }

  @Test
  void an_upgrade_that_is_no_websocket_is_refused() {
    RawHttp answer =
        RawHttp.send(
            app,
            "GET /api/v1/live HTTP/1.1\n" + AUTHORITY + "Upgrade: websocket\nConnection: upgrade",
            "");
    assertThat(answer.status()).as(answer.all()).isEqualTo(400);
  }
}
