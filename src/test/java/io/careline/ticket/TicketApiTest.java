package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets through the real door: HTTP in, PostgreSQL behind. */
class TicketApiTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject opening(String subject) {
    return new JsonObject()
        .put("subject", subject)
        .put("text", "My router blinks red.")
        .put("customer", new JsonObject().put("email", "Ann@Example.org").put("name", "Ann"));
  }

  private static JsonObject reply(String text) {
    return new JsonObject().put("kind", "reply").put("text", text);
  }

  @Test
  void a_ticket_is_opened_and_read_with_what_was_said() {
    Reply opened =
        app.post(
            "tickets",
            opening("Router")
                .put("priority", "high")
                .put("tags", new JsonArray().add("vip"))
                .put("fields", new JsonObject().put("order", "A-17")));
    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.header("Location")).endsWith(opened.json().getString("number"));
    JsonObject read = app.get("tickets/" + opened.json().getString("number")).json();
    assertThat(read.getString("status")).isEqualTo("new");
    assertThat(read.getString("priority")).isEqualTo("high");
    assertThat(read.getJsonArray("tags")).containsExactly("vip");
    assertThat(read.getJsonObject("fields").getString("order")).isEqualTo("A-17");
    JsonObject said = read.getJsonArray("interactions").getJsonObject(0);
    assertThat(said.getString("kind")).isEqualTo("customer");
    assertThat(said.getString("text")).isEqualTo("My router blinks red.");
    read.remove("interactions");
    read.remove("curve");
    assertThat(read.remove("tasks")).isEqualTo(new JsonArray());
    assertThat(read).isEqualTo(opened.json());
  }

  @Test
  void one_address_is_one_customer_however_it_is_written() {
    long first = app.post("tickets", opening("One")).json().getJsonObject("customer").getLong("id");
    JsonObject again = opening("Two");
    again.getJsonObject("customer").put("email", "ann@example.ORG");
    assertThat(app.post("tickets", again).json().getJsonObject("customer").getLong("id"))
        .isEqualTo(first);
  }

  @Test
  void a_customer_without_a_name_gets_the_first_one_that_is_told() {
    JsonObject body = opening("Nameless");
    body.put("customer", new JsonObject().put("email", "nameless@example.org"));
    app.post("tickets", body);
    body.getJsonObject("customer").put("name", "Nora");
    app.post("tickets", body);
    body.getJsonObject("customer").put("name", "Somebody else");
    JsonObject customer = app.post("tickets", body).json().getJsonObject("customer");
    assertThat(customer.getString("name")).isEqualTo("Nora");
  }

  @Test
  void the_same_key_opens_one_ticket_and_another_body_is_refused() {
    JsonObject body = opening("Keyed");
    Reply first = app.call("POST", "tickets", body, TestCareline.TOKEN, "Idempotency-Key", "key-1");
    Reply again = app.call("POST", "tickets", body, TestCareline.TOKEN, "Idempotency-Key", "key-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().getString("number")).isEqualTo(first.json().getString("number"));
    Reply other =
        app.call(
            "POST", "tickets", opening("Other"), TestCareline.TOKEN, "Idempotency-Key", "key-1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(pointers(other)).containsExactly("header/Idempotency-Key");
  }

  @Test
  void every_field_at_fault_is_named_and_nothing_is_stored() {
    long before = app.get("views").json().getJsonArray("items").getJsonObject(7).getLong("count");
    Reply refused =
        app.post(
            "tickets",
            new JsonObject()
                .put("text", 5)
                .put("customer", new JsonObject().put("emai", "x"))
                .put("colour", "red")
                .put("priority", "mega"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(pointers(refused))
        .containsExactlyInAnyOrder("/subject", "/text", "/customer/emai", "/colour", "/priority");
    assertThat(refused.json().getString("requestId")).isEqualTo(refused.header("X-Request-Id"));
    long after = app.get("views").json().getJsonArray("items").getJsonObject(7).getLong("count");
    assertThat(after).isEqualTo(before);
  }

  private static List<String> pointers(Reply refused) {
    return refused.json().getJsonArray("errors").stream()
        .map(error -> ((JsonObject) error).getString("pointer"))
        .toList();
  }

  @Test
  void an_unknown_team_is_refused_by_name() {
    Reply refused = app.post("tickets", opening("Team").put("team", "Nobody"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(pointers(refused)).containsExactly("/team");
  }

  @Test
  void a_stale_change_is_refused() {
    String number = app.ticket("Stale", "a@example.org");
    assertThat(
            app.patch(
                    "tickets/" + number,
                    new JsonObject().put("priority", "high"),
                    "If-Match",
                    "\"1\"")
                .status())
        .isEqualTo(200);
    Reply stale =
        app.patch(
            "tickets/" + number, new JsonObject().put("priority", "low"), "If-Match", "\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(app.get("tickets/" + number).json().getString("priority")).isEqualTo("high");
    assertThat(app.get("tickets/" + number).header("ETag")).isEqualTo("\"2\"");
  }

  @Test
  void a_closed_ticket_stays_closed() {
    String number = app.ticket("Closed", "a@example.org");
    app.patch("tickets/" + number, new JsonObject().put("status", "closed"));
    Reply move = app.patch("tickets/" + number, new JsonObject().put("status", "open"));
    assertThat(move.status()).isEqualTo(409);
    assertThat(move.json().getString("type")).isEqualTo("/problems/illegal-move");
    assertThat(app.post("tickets/" + number + "/interactions", reply("Hello")).status())
        .isEqualTo(409);
  }

  @Test
  void nobody_answers_past_what_the_customer_has_just_written() {
    String number = app.ticket("Seen", "a@example.org");
    long seen =
        app.get("tickets/" + number)
            .json()
            .getJsonArray("interactions")
            .getJsonObject(0)
            .getLong("id");
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "customer").put("text", "It works now."));
    Reply refused =
        app.post("tickets/" + number + "/interactions", reply("Try this").put("seen", seen));
    assertThat(refused.status()).isEqualTo(409);
    JsonArray news = refused.json().getJsonArray("newInteractions");
    assertThat(news.getJsonObject(0).getString("text")).isEqualTo("It works now.");
    long newest = news.getJsonObject(0).getLong("id");
    assertThat(
            app.post("tickets/" + number + "/interactions", reply("Glad").put("seen", newest))
                .status())
        .isEqualTo(201);
  }

  @Test
  void a_reply_that_is_sent_again_with_its_key_is_written_once() {
    String number = app.ticket("Again", "a@example.org");
    String path = "tickets/" + number + "/interactions";
    Reply first =
        app.call("POST", path, reply("Once"), TestCareline.TOKEN, "Idempotency-Key", "reply-1");
    Reply again =
        app.call("POST", path, reply("Once"), TestCareline.TOKEN, "Idempotency-Key", "reply-1");
    assertThat(again.json().getLong("id")).isEqualTo(first.json().getLong("id"));
    assertThat(app.get("tickets/" + number).json().getJsonArray("interactions")).hasSize(2);
  }

  @Test
  void a_first_reply_takes_the_ticket_and_the_history_tells_it() {
    String number = app.ticket("Takes", "a@example.org");
    app.post("tickets/" + number + "/interactions", reply("On it"));
    JsonObject ticket = app.get("tickets/" + number).json();
    assertThat(ticket.getString("assignee")).isEqualTo("admin@localhost");
    assertThat(ticket.getString("status")).isEqualTo("open");
    JsonArray history = app.get("tickets/" + number + "/history").json().getJsonArray("items");
    assertThat(history.getJsonObject(0).getString("name")).isEqualTo("ticket.opened");
    assertThat(history.getJsonObject(1).getString("name")).isEqualTo("interaction.sent");
    assertThat(history.getJsonObject(1).getJsonObject("changes").fieldNames())
        .contains("assignee", "status");
  }

  @Test
  void pages_neither_repeat_nor_miss_while_rows_are_added() {
    JsonObject customer = new JsonObject().put("email", "pages@example.org");
    for (int i = 0; i < 25; i++) {
      app.post("tickets", opening("Page " + i).put("customer", customer));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page =
          app.get("tickets?customer=pages@example.org&sort=-createdAt&limit=4" + cursor).json();
      page.getJsonArray("items").forEach(t -> seen.add(((JsonObject) t).getString("subject")));
      app.post("tickets", opening("Added").put("customer", customer));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.iterate(24, i -> i >= 0, i -> i - 1).mapToObj(i -> "Page " + i).toList());
    assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
  }

  @Test
  void a_cursor_that_is_made_up_is_refused() {
    assertThat(app.get("tickets?cursor=bm9uc2Vuc2U").status()).isEqualTo(422);
    assertThat(app.get("tickets?cursor=%25%25").status()).isEqualTo(422);
  }

  @Test
  void text_with_nul_is_kept_without_it() {
    Reply opened = app.post("tickets", opening("Odd").put("text", "a\u0000b c"));
    assertThat(opened.status()).isEqualTo(201);
    String number = opened.json().getString("number");
    String text =
        app.get("tickets/" + number)
            .json()
            .getJsonArray("interactions")
            .getJsonObject(0)
            .getString("text");
    assertThat(text).isEqualTo("ab c");
  }

  @Test
  void html_is_sanitised_on_every_way_out() {
    String number = app.ticket("Html", "a@example.org");
    app.post(
        "tickets/" + number + "/interactions",
        reply("x")
            .put(
                "html",
                "<p onclick=x()>Hi <script>alert(1)</script><img"
                    + " src=https://evil.example/a.png></p>"));
    JsonObject ticket = app.get("tickets/" + number).json();
    JsonObject written = ticket.getJsonArray("interactions").getJsonObject(1);
    assertThat(written.getString("html"))
        .contains("<p>Hi")
        .doesNotContain("script", "onclick", "evil");
    Reply page = app.get("tickets/" + number + "/interactions/" + written.getLong("id") + "/body");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    assertThat(page.raw().body()).doesNotContain("script");
  }
}
