package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody finds, counts or guesses what is out of their sight, and a change of rights holds at once.
 */
class SearchSightTest {
  private static TestCareline app;
  private static String agent;
  private static String own;
  private static String other;

  @BeforeAll
  static void start() throws Exception {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "One"));
    app.post("teams", new JsonObject().put("name", "Two"));
    agent = agent("one@example.org", "team");
    own = ticket("Mine quokka", "One");
    other = ticket("Theirs quokka", "Two");
    await(TestCareline.TOKEN, 2);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String agent(String email, String scope) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", scope)
            .put("teams", new JsonArray().add("One")));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }

  private static String ticket(String subject, String team) {
    String number = app.ticket(subject, subject.split(" ")[0] + "@example.org");
    app.patch("tickets/" + number, new JsonObject().put("team", team));
    return number;
  }

  private static JsonObject search(String token, String q) {
    return app.call("GET", "search?facets=true&q=" + q, null, token).json();
  }

  private static List<String> numbers(JsonObject answer) {
    return answer.getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("number"))
        .toList();
  }

  private static void await(String token, int count) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      JsonObject answer = search(token, "quokka");
      boolean placed = answer.getJsonObject("facets").getJsonArray("team").size() >= count;
      if (answer.getLong("total") == count && placed) {
        return;
      }
      Thread.sleep(25);
    }
    assertThat(search(token, "quokka").getLong("total")).isEqualTo(count);
  }

  @Test
  void hits_totals_and_counts_are_of_tickets_in_sight() {
    JsonObject answer = search(agent, "quokka");
    assertThat(numbers(answer)).containsExactly(own);
    assertThat(answer.getLong("total")).isEqualTo(1);
    assertThat(answer.getJsonObject("facets").encode()).contains("One").doesNotContain("Two");
    assertThat(search(agent, "theirs%20OR%20-quokka%20OR%20team:Two").encode())
        .doesNotContain(other);
  }

  @Test
  void scope_own_sees_only_what_is_assigned() {
    String nobody = agent("own@example.org", "own");
    assertThat(search(nobody, "quokka").getLong("total")).isZero();
    app.patch("tickets/" + own, new JsonObject().put("assignee", "own@example.org"));
    for (int i = 0; i < 200 && search(nobody, "quokka").getLong("total") == 0; i++) {
      java.util.concurrent.locks.LockSupport.parkNanos(25_000_000);
    }
    assertThat(numbers(search(nobody, "quokka"))).containsExactly(own);
    app.patch("tickets/" + own, new JsonObject().putNull("assignee"));
    assertThat(numbers(search(nobody, "quokka")))
        .as("the database is asked once more before anything is shown")
        .isEmpty();
  }

  @Test
  void another_team_is_seen_as_soon_as_the_agent_is_in_it() {
    String mover = agent("mover@example.org", "team");
    assertThat(numbers(search(mover, "quokka"))).containsExactly(own);
    long id =
        app.get("agents").json().getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .filter(one -> one.getString("email").equals("mover@example.org"))
            .findFirst()
            .orElseThrow()
            .getLong("id");
    app.patch("agents/" + id, new JsonObject().put("teams", new JsonArray().add("Two")));
    String token =
        app.post("tokens", new JsonObject().put("name", "u").put("agent", "mover@example.org"))
            .json()
            .getString("token");
    assertThat(numbers(search(token, "quokka"))).containsExactly(other);
  }
}
