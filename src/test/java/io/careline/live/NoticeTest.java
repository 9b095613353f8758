package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of a clock, and what the others learn of it. */
class NoticeTest {
  private static final String POLICY =
      """
      name: Quick
      order: 1
      appliesTo: {}
      targets:
        firstResponse:
          time: PT2S
          calendar: 24x7
          ladder:
            - {at: 50%, do: [{notify: told@example.org}, {notify: blind@example.org}, {createTask: {title: Call back}}]}
      """;

  private static TestCareline app;
  private static String told;
  private static String blind;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("calendars"));
    Path calendar = Path.of("sla-policies/calendars/24x7.yaml");
    Files.copy(calendar, folder.resolve("calendars/24x7.yaml"));
    Files.writeString(folder.resolve("quick.yaml"), POLICY);
    app = TestCareline.withRelayAndPolicies("smtp://127.0.0.1:1", folder);
    told = agent("told@example.org", "all");
    blind = agent("blind@example.org", "own");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String agent(String email, String scope) {
    JsonObject agent =
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", scope)
            .put("teams", new JsonArray());
    app.post("agents", agent);
    JsonObject token = new JsonObject().put("name", "t").put("agent", email);
    return app.post("tokens", token).json().getString("token");
  }

  private static JsonArray notices(String token) {
    return app.call("GET", "notices", null, token).json().getJsonArray("items");
  }

  @Test
  void a_frame_says_whether_it_is_for_me_and_nothing_of_the_others() {
    try (TestSocket mine = TestSocket.open(app, told);
        TestSocket other = TestSocket.open(app, TestCareline.TOKEN)) {
      mine.hello(Optional.empty());
      assertThat(other.hello(Optional.empty()).getInstant("at")).isNotNull();
      String number = app.ticket("Late", "late@example.org");
      JsonObject fact = mine.next(f -> notified(f, number)).getJsonObject("fact");
      assertThat(fact.getBoolean("forMe")).isTrue();
      JsonObject theirs = other.next(f -> notified(f, number)).getJsonObject("fact");
      assertThat(theirs.containsKey("forMe") || theirs.containsKey("agents")).isFalse();
      assertThat(notices(told).getJsonObject(0).getString("number")).isEqualTo(number);
      assertThat(notices(blind)).as("out of their sight").isEmpty();
      JsonObject task = other.fact("task.created", number).getJsonObject("fact");
      assertThat(task.getString("actor")).isEqualTo("careline");
    }
  }

  private static boolean notified(JsonObject frame, String number) {
    JsonObject fact = frame.getJsonObject("fact", new JsonObject());
    return "sla.notified".equals(fact.getString("name")) && number.equals(fact.getString("number"));
  }

  @Test
  void a_list_is_narrowed_by_how_the_clocks_stand() {
    String number = app.ticket("Breached", "late@example.org");
    try (TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      long before = socket.hello(Optional.empty()).getLong("seq");
      assertThat(before).isPositive();
      if (!listed("breached", number)) {
        socket.fact("sla.first-response.breached", number);
      }
    }
    assertThat(listed("breached", number)).isTrue();
    assertThat(listed("onTime", number)).isFalse();
    assertThat(listed("paused", number)).isFalse();
    assertThat(app.get("tickets?sla=odd").status()).isEqualTo(422);
  }

  private static boolean listed(String state, String number) {
    return app.get("tickets?sla=" + state).json().getJsonArray("items").stream()
        .anyMatch(ticket -> ((JsonObject) ticket).getString("number").equals(number));
  }

  @Test
  void a_task_is_told_once_and_a_blank_one_refused() {
    String number = app.ticket("Tasks", "tasks@example.org");
    String path = "tickets/" + number + "/tasks";
    assertThat(app.post(path, new JsonObject().put("title", " ")).status()).isEqualTo(422);
    app.post(path, new JsonObject().put("title", "Ring the depot"));
    long id =
        app.get("tickets/" + number).json().getJsonArray("tasks").getJsonObject(0).getLong("id");
    JsonObject done = new JsonObject().put("done", true);
    app.patch(path + "/" + id, done);
    app.patch(path + "/" + id, done);
    assertThat(app.patch(path + "/999999", done).status()).isEqualTo(404);
    assertThat(history(number)).containsOnlyOnce("task.done").containsOnlyOnce("task.created");
    assertThat(history(number)).contains("Ring the depot");
  }

  private static String history(String number) {
    return app.get("tickets/" + number + "/history").json().encode();
  }
}
