package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ids in side parameters, and fields that are not the caller's to set. */
class SideDoorTest {
  private static TestCareline app;
  private static String agent;
  private static String lead;
  private static String hidden;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    agent = token("agent@example.org", "agent");
    lead = token("lead@example.org", "supervisor");
    hidden = app.ticket("Hidden subject", "hidden@example.org");
    app.patch("tickets/" + hidden, new JsonObject().put("team", "Two"));
    app.post(
        "tickets/" + hidden + "/interactions",
        new JsonObject().put("kind", "reply").put("text", "Hidden reply"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String token(String email, String role) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", role)
            .put("scope", "team")
            .put("teams", new JsonArray().add("One")));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }

  private static Reply get(String path, String token) {
    return app.call("GET", path, null, token);
  }

  @Test
  void a_customer_filter_shows_no_ticket_out_of_sight() {
    long customer = app.get("tickets/" + hidden).json().getJsonObject("customer").getLong("id");
    for (String who : new String[] {"hidden@example.org", Long.toString(customer)}) {
      JsonObject found = get("tickets?customer=" + who, agent).json();
      assertThat(found.getJsonArray("items")).isEmpty();
      assertThat(found.encode())
          .as("the same as for nobody")
          .isEqualTo(get("tickets?customer=nobody@example.org", agent).json().encode());
    }
    for (String query :
        new String[] {"team=Two", "view=all", "tag=x", "assignee=admin@localhost"}) {
      assertThat(get("tickets?limit=200&" + query, agent).raw().body()).doesNotContain("Hidden");
    }
  }

  @Test
  void an_interaction_is_shown_with_its_own_ticket_only() {
    long id =
        app.get("tickets/" + hidden)
            .json()
            .getJsonArray("interactions")
            .getJsonObject(1)
            .getLong("id");
    String seen = app.ticket("Seen", "seen@example.org");
    assertThat(get("tickets/" + seen + "/interactions/" + id + "/body", agent).status())
        .isEqualTo(404);
    assertThat(get("tickets/" + hidden + "/interactions/" + id + "/body", agent).status())
        .isEqualTo(404);
  }

  @Test
  void outgoing_mail_out_of_sight_is_neither_listed_nor_tried_again() {
    JsonArray all = app.get("outbox?limit=200").json().getJsonArray("items");
    assertThat(all.encode()).contains("Hidden reply");
    assertThat(get("outbox?limit=200", lead).raw().body()).doesNotContain("Hidden");
    all.stream()
        .map(JsonObject.class::cast)
        .filter(mail -> mail.getString("number").equals(hidden))
        .forEach(
            mail ->
                assertThat(
                        app.call("POST", "outbox/" + mail.getLong("id") + "/retry", null, lead)
                            .status())
                    .isEqualTo(404));
  }

  @Test
  void what_only_we_set_is_refused_from_outside() {
    for (String field :
        new String[] {"number", "id", "version", "createdAt", "snippet", "language", "sla"}) {
      JsonObject opening =
          new JsonObject()
              .put("subject", "s")
              .put("text", "t")
              .put("customer", new JsonObject().put("email", "mass@example.org"))
              .put(field, 1);
      assertThat(app.post("tickets", opening).status()).as(field).isEqualTo(422);
      assertThat(
              app.patch("tickets/" + hidden, new JsonObject().put("subject", "x").put(field, 1))
                  .status())
          .as(field)
          .isEqualTo(422);
    }
    JsonObject customer = new JsonObject().put("email", "mass@example.org").put("tier", "gold");
    assertThat(
            app.post(
                    "tickets",
                    new JsonObject().put("subject", "s").put("text", "t").put("customer", customer))
                .status())
        .isEqualTo(422);
  }

  @Test
  void words_of_sql_are_words() {
    String odd = "'; DROP TABLE ticket; -- \" $1 \\";
    JsonObject change =
        new JsonObject()
            .put("subject", odd)
            .put("tags", new JsonArray().add(odd))
            .put("fields", new JsonObject().put(odd, odd));
    JsonObject ticket = app.patch("tickets/" + app.ticket("Sql", "sql@example.org"), change).json();
    assertThat(ticket.getString("subject")).isEqualTo(odd);
    assertThat(ticket.getJsonArray("tags")).containsExactly(odd);
    assertThat(ticket.getJsonObject("fields").getString(odd)).isEqualTo(odd);
    String tag = java.net.URLEncoder.encode(odd, java.nio.charset.StandardCharsets.UTF_8);
    assertThat(app.get("tickets?tag=" + tag).json().getJsonArray("items")).hasSize(1);
    assertThat(app.get("tickets?team=" + tag).status()).isEqualTo(422);
  }

  @Test
  void custom_fields_do_not_grow_without_end() {
    String number = app.ticket("Fields", "fields@example.org");
    int status = 200;
    for (int i = 0; i < 4 && status == 200; i++) {
      JsonObject fields = new JsonObject();
      for (int j = 0; j < 90; j++) {
        fields.put("field " + i + " " + j, "x");
      }
      status = app.patch("tickets/" + number, new JsonObject().put("fields", fields)).status();
    }
    assertThat(status).isEqualTo(422);
    JsonObject huge = new JsonObject().put("one", "x".repeat(900_000));
    assertThat(app.patch("tickets/" + number, new JsonObject().put("fields", huge)).status())
        .isEqualTo(422);
  }

  @Test
  void one_address_written_in_another_case_is_the_same_person_and_a_lookalike_is_not() {
    String number = app.ticket("Case", "Person@Example.org");
    long person = app.get("tickets/" + number).json().getJsonObject("customer").getLong("id");
    assertThat(customer("PERSON@EXAMPLE.ORG")).isEqualTo(person);
    for (String other :
        new String[] {
          "pers\u043en@example.org", "person@example.org.", "person@ex\u0430mple.org"
        }) {
      assertThat(customer(other)).as(other).isNotEqualTo(person);
    }
  }

  private static long customer(String email) {
    return app.get("tickets/" + app.ticket("Who", email))
        .json()
        .getJsonObject("customer")
        .getLong("id");
  }
}
