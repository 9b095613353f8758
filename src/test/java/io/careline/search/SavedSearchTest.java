package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches are kept, shared, moved and deleted, and each is asked in the sight of who opens it. */
class SavedSearchTest {
  private static TestCareline app;
  private static String one;
  private static String two;
  private static String lead;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    one = person("one@example.org", "agent", "One");
    two = person("two@example.org", "agent", "Two");
    lead = person("lead@example.org", "supervisor", "One");
    for (String team : List.of("One", "One", "Two")) {
      String number = app.ticket("Quokka of " + team, "a@example.org");
      app.patch("tickets/" + number, new JsonObject().put("team", team));
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String person(String email, String role, String team) {
    JsonObject who = new JsonObject().put("email", email).put("name", email);
    who.put("role", role).put("scope", "team").put("teams", new JsonArray().add(team));
    app.post("agents", who);
    JsonObject wish = new JsonObject().put("name", "t").put("agent", email);
    return app.post("tokens", wish).json().getString("token");
  }

  private static JsonObject wish(String name, String q) {
    return new JsonObject().put("name", name).put("q", q);
  }

  private static Reply save(JsonObject wish, String token) {
    return app.call("POST", "saved-searches", wish, token);
  }

  private static Reply change(long id, JsonObject wish, String token) {
    return app.call("PATCH", "saved-searches/" + id, wish, token);
  }

  private static List<JsonObject> list(String token) {
    JsonObject answer = app.call("GET", "saved-searches?counts=true", null, token).json();
    return answer.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> names(String token) {
    return list(token).stream().map(saved -> saved.getString("name")).toList();
  }

  @Test
  void one_s_own_are_kept_moved_renamed_and_deleted() {
    String me = person("own@example.org", "agent", "One");
    long first = save(wish("First", "quokka"), me).json().getLong("id");
    long second = save(wish("二", "状态：新建").put("sort", "-updatedAt"), me).json().getLong("id");
    save(wish("Third", "assignee:me"), me);
    assertThat(names(me)).startsWith("First", "二", "Third");
    assertThat(change(second, new JsonObject().put("position", 0), me).status()).isEqualTo(200);
    assertThat(names(me)).startsWith("二", "First", "Third");
    assertThat(change(second, new JsonObject().put("position", 2), me).status()).isEqualTo(200);
    assertThat(names(me)).startsWith("First", "Third", "二");
    assertThat(change(second, new JsonObject().put("position", 1), me).status()).isEqualTo(200);
    assertThat(names(me)).startsWith("First", "二", "Third");
    assertThat(change(first, wish("Renamed", "wombat"), me).json().getString("q"))
        .isEqualTo("wombat");
    assertThat(names(one)).as("nobody else sees them").doesNotContain("Renamed", "二");
    assertThat(change(first, wish("x", "x"), one).status()).isEqualTo(404);
    assertThat(app.call("DELETE", "saved-searches/" + first, null, me).status()).isEqualTo(204);
    assertThat(names(me)).startsWith("二", "Third");
  }

  @Test
  void what_cannot_be_asked_is_refused_with_its_place() {
    Reply open = save(wish("Open", "quokka \"open"), one);
    assertThat(open.status()).isEqualTo(422);
    assertThat(open.json().encode()).contains("/q");
    assertThat(open.json().getInteger("at")).isEqualTo(7);
    assertThat(open.json().getString("reason")).isEqualTo("openQuote");
    Reply nowhere = save(wish("Nowhere", "team:Nowhere"), one);
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/q");
    assertThat(save(wish(" ", "quokka"), one).status()).isEqualTo(422);
    assertThat(save(wish("x".repeat(81), "quokka"), one).status()).isEqualTo(422);
    assertThat(save(wish("Team", "quokka").put("sharedWith", "team"), lead).json().encode())
        .contains("/team");
    save(wish("Twice", "quokka"), one);
    assertThat(save(wish("TWICE", "quokka"), one).json().getString("type"))
        .isEqualTo("/problems/saved-search-exists");
  }

  @Test
  void sharing_is_for_those_who_may_and_is_told() {
    JsonObject team = wish("Of the team", "quokka").put("sharedWith", "team").put("team", "One");
    JsonObject everybody = wish("Of all", "quokka").put("sharedWith", "everybody");
    assertThat(save(team, one).status()).isEqualTo(403);
    assertThat(save(everybody, lead).status()).as("who sees one team").isEqualTo(403);
    assertThat(save(team.copy().put("team", "Two"), lead).status()).isEqualTo(403);
    long shared = save(team, lead).json().getLong("id");
    long all = save(everybody, TestCareline.TOKEN).json().getLong("id");
    assertThat(names(one)).contains("Of the team", "Of all");
    assertThat(names(two)).contains("Of all").doesNotContain("Of the team");
    assertThat(change(all, new JsonObject().put("name", "Mine"), one).status()).isEqualTo(403);
    assertThat(app.call("DELETE", "saved-searches/" + all, null, two).status()).isEqualTo(403);
    assertThat(app.call("DELETE", "saved-searches/" + shared, null, two).status()).isEqualTo(404);
    assertThat(app.get("audit").json().encode())
        .contains("saved-search.created", "saved-search:" + shared);
    assertThat(change(shared, new JsonObject().put("sharedWith", "nobody"), lead).status())
        .isEqualTo(200);
    assertThat(names(one)).doesNotContain("Of the team");
  }

  @Test
  void each_counts_in_the_sight_of_who_asks() throws Exception {
    save(wish("Counted", "quokka").put("sharedWith", "everybody"), TestCareline.TOKEN);
    // A ticket is in everybody's sight until its team is known.
    for (int i = 0; i < 200 && !counts().equals(List.of(2, 1, 3)); i++) {
      Thread.sleep(25);
    }
    assertThat(counts()).containsExactly(2, 1, 3);
  }

  private static List<Integer> counts() {
    return List.of(counted(one), counted(two), counted(TestCareline.TOKEN));
  }

  private static int counted(String token) {
    return list(token).stream()
        .filter(saved -> saved.getString("name").equals("Counted"))
        .map(saved -> saved.getInteger("count", -1))
        .findFirst()
        .map(count -> count == null ? -1 : count)
        .orElse(-1);
  }

  @Test
  void an_agent_keeps_at_most_a_hundred() {
    String many = person("many@example.org", "agent", "One");
    for (int i = 0; i < 100; i++) {
      assertThat(save(wish("Number " + i, "quokka"), many).status()).isEqualTo(201);
    }
    assertThat(save(wish("One more", "quokka"), many).json().getString("type"))
        .isEqualTo("/problems/too-many-saved-searches");
  }
}
