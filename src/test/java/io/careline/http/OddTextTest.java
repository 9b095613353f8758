package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts and numbers that JSON can write and a database cannot: never a fault of ours. */
class OddTextTest {
  private static final List<String> ODD =
      List.of(
          "\"a\\u0000b@c\"",
          "\"\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\\u0000\"",
          "\"half \\ud83d of@a.pair\"",
          "\"\\udc00@lone.example\"",
          "\"\\u202e\\u200b\\ufeff\\u0085\\u2028@odd.example\"",
          "\"+1000000000-12-31T23:59:59Z\"",
          "\"-290000-01-01T00:00:00Z\"",
          "1e999",
          "-1e999",
          "99999999999999999999999999",
          "0.1e-400",
          "1.5",
          "\"\"",
          "\"   \"",
          "null",
          "true",
          "[null]",
          "[\"\\u0000aaaaaaaaaaaa\"]",
          "{\"\\u0000\":\"\\u0000\"}",
          "{\"a\":1e999}",
          "{\"half \\ud83d\":\"\\ud83d\"}");

  private static TestCareline app;
  private static String number;
  private static JsonObject receipt;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    number = app.ticket("Odd", "odd@example.org");
    JsonObject form = new JsonObject().put("email", "r@example.org").put("subject", "s");
    receipt = app.call("POST", "portal/requests", form.put("text", "t"), null).json();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Good bodies, each naming every property that it may have. */
  private static Map<String, JsonObject> bodies() {
    Map<String, JsonObject> bodies = new LinkedHashMap<>();
    JsonObject fields = new JsonObject().put("a", "b");
    JsonArray words = new JsonArray().add("word");
    bodies.put("POST session", of("email", "a@b", "password", "x"));
    bodies.put("PATCH me", of("name", "Admin", "locale", "en"));
    JsonObject customer = of("email", "odd@example.org", "phone", "+49 1", "name", "Odd");
    bodies.put(
        "POST tickets",
        of("subject", "s", "text", "t", "customer", customer, "channel", "api")
            .mergeIn(of("priority", "low", "tags", words, "fields", fields)));
    bodies.put(
        "PATCH tickets/" + number,
        of("subject", "s", "tags", words, "fields", fields, "assignee", "me")
            .mergeIn(of("priority", "low", "team", null)));
    bodies.put(
        "POST tickets/" + number + "/interactions",
        of("kind", "note", "text", "t", "html", "<p>x", "seen", 1));
    bodies.put("POST agents", of("email", "x@y", "name", "n", "role", "agent", "scope", "own"));
    bodies.put("POST teams", of("name", "Team"));
    bodies.put("POST tokens", of("name", "n", "agent", null, "expiresAt", null));
    bodies.put("POST mailboxes", of("address", "x@y", "name", "n"));
    bodies.put(
        "POST portal/requests",
        of("name", "n", "email", "o@y", "subject", "s", "text", "t")
            .mergeIn(of("attachments", new JsonArray(), "locale", "en", "website", "")));
    bodies.put(
        "POST portal/tickets/" + receipt.getString("number") + "/interactions",
        of("text", "t", "attachments", new JsonArray()));
    return bodies;
  }

  private static JsonObject of(Object... pairs) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }

  @TestFactory
  Stream<DynamicTest> odd_values_are_taken_or_refused_and_break_nothing() {
    List<DynamicTest> tests = new ArrayList<>();
    bodies()
        .forEach(
            (call, body) ->
                body.fieldNames()
                    .forEach(
                        name ->
                            tests.add(
                                DynamicTest.dynamicTest(
                                    call + " " + name, () -> walk(call, body, name)))));
    return tests.stream();
  }

  private static void walk(String call, JsonObject body, String name) {
    for (String odd : ODD) {
      JsonObject rest = body.copy();
      rest.remove(name);
      String text = rest.isEmpty() ? "{" : rest.encode().replaceFirst("}$", ",");
      sent(call, text + "\"" + name + "\":" + odd + "}");
    }
    if (body.getValue(name) instanceof JsonObject inside) {
      for (String below : inside.fieldNames()) {
        ODD.forEach(
            odd -> {
              JsonObject marked = body.copy();
              marked.getJsonObject(name).put(below, "@@odd@@");
              sent(call, marked.encode().replace("\"@@odd@@\"", odd));
            });
      }
    }
  }

  private static RawHttp sent(String call, String body) {
    RawHttp answer =
        RawHttp.send(
            app,
            call.replace(" ", " /api/v1/")
                + " HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: application/json\n"
                + "Authorization: Bearer "
                + TestCareline.TOKEN
                + "\nX-Careline-Tracking: "
                + receipt.getString("secret")
                + "\nContent-Length: "
                + body.length(),
            body);
    assertThat(answer.status()).as(body + "\n" + answer.all()).isBetween(200, 499);
    return answer;
  }

  @Test
  void what_is_left_of_an_odd_text_is_stored_and_shown() {
    String body =
        """
        {"subject": "a\\u0000b \\ud83d c \\ud83d\\ude00", "text": "t", "tags": ["t\\u0000g"],
         "fields": {"f\\u0000": "v\\u0000"}, "customer": {"email": "o\\u0000dd@example.org"}}
        """;
    JsonObject ticket = sent("POST tickets", body).json();
    assertThat(ticket.getString("subject")).isEqualTo("ab \ufffd c 😀");
    assertThat(ticket.getJsonArray("tags")).containsExactly("tg");
    assertThat(ticket.getJsonObject("fields")).isEqualTo(new JsonObject().put("f", "v"));
    assertThat(ticket.getJsonObject("customer").getString("email")).isEqualTo("odd@example.org");
  }
}
