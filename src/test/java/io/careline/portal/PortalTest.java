package io.careline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The customers' side as a browser uses it, without being signed in. */
class PortalTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject form(String email, String subject) {
    return new JsonObject()
        .put("email", email)
        .put("name", "Customer")
        .put("subject", subject)
        .put("text", "It does not work: " + subject);
  }

  private static Reply ask(JsonObject form) {
    return app.call("POST", "portal/requests", form, null);
  }

  private static Reply track(String number, String secret) {
    return app.call("GET", "portal/tickets/" + number, null, null, "X-Careline-Tracking", secret);
  }

  private static Reply say(JsonObject receipt, String text) {
    return app.call(
        "POST",
        "portal/tickets/" + receipt.getString("number") + "/interactions",
        new JsonObject().put("text", text),
        null,
        "X-Careline-Tracking",
        receipt.getString("secret"));
  }

  private static void write(String number, String kind, String text) {
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", kind).put("text", text));
  }

  private static String upload(String path, String token, String text) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/" + path + "?name=photo.txt")))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(text));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    Reply reply = app.send(request.build());
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
    return reply.json().getString("id");
  }

  @Test
  void a_form_becomes_a_ticket_that_is_followed_with_number_and_secret() {
    Reply asked = ask(form("form@example.org", "Form"));
    assertThat(asked.status()).isEqualTo(201);
    String number = asked.json().getString("number");
    String secret = asked.json().getString("secret");
    assertThat(secret).matches("[a-z0-9]{20}");
    assertThat(asked.json().getString("trackUrl"))
        .endsWith("number=" + number + "&secret=" + secret);
    JsonObject ticket = app.get("tickets/" + number).json();
    assertThat(ticket.getString("channel")).isEqualTo("web");
    assertThat(ticket.getJsonObject("customer").getString("email")).isEqualTo("form@example.org");
    JsonObject seen = track(number, secret).json();
    assertThat(seen.getString("subject")).isEqualTo("Form");
    assertThat(seen.getJsonArray("interactions").getJsonObject(0).getString("text"))
        .isEqualTo("It does not work: Form");
  }

  @Test
  void a_wrong_number_and_a_wrong_secret_are_told_apart_to_nobody() {
    JsonObject receipt = ask(form("secret@example.org", "Secret")).json();
    String other = ask(form("other@example.org", "Other")).json().getString("number");
    Reply secret = track(receipt.getString("number"), "a".repeat(20));
    Reply number = track(other, receipt.getString("secret"));
    assertThat(List.of(secret.status(), number.status())).containsOnly(404);
    assertThat(number.json().getString("detail")).isEqualTo(secret.json().getString("detail"));
    assertThat(track(receipt.getString("number"), "").status()).isEqualTo(422);
  }

  @Test
  void notes_and_colleagues_addresses_never_leave_the_house() {
    JsonObject receipt = ask(form("inside@example.org", "Inside")).json();
    String number = receipt.getString("number");
    write(number, "note", "He is a difficult one");
    write(number, "reply", "We are on it");
    String seen = track(number, receipt.getString("secret")).raw().body();
    assertThat(seen)
        .contains("We are on it", "Administrator")
        .doesNotContain("difficult", "admin@localhost", "\"note\"", "assignee");
  }

  @Test
  void what_the_customer_adds_lands_in_the_ticket() {
    JsonObject receipt = ask(form("adds@example.org", "Adds")).json();
    Reply said = say(receipt, "One more thing");
    assertThat(said.status()).isEqualTo(201);
    assertThat(said.json().getString("text")).isEqualTo("One more thing");
    assertThat(said.json().getValue("opened")).as("it is the same request").isNull();
    JsonArray all =
        app.get("tickets/" + receipt.getString("number")).json().getJsonArray("interactions");
    assertThat(all).hasSize(2);
    assertThat(all.getJsonObject(1).getJsonObject("author").getString("email"))
        .isEqualTo("adds@example.org");
  }

  @Test
  void the_same_answer_to_another_question_is_another_message() {
    JsonObject receipt = ask(form("yes@example.org", "Yes")).json();
    String number = receipt.getString("number");
    write(number, "reply", "Is it red?");
    assertThat(say(receipt, "Yes").status()).isEqualTo(201);
    assertThat(say(receipt, "Yes").status()).as("a double tap").isEqualTo(201);
    write(number, "reply", "Does it blink?");
    assertThat(say(receipt, "Yes").status()).isEqualTo(201);
    assertThat(app.get("tickets/" + number).json().getJsonArray("interactions")).hasSize(5);
  }

  @Test
  void adding_to_a_closed_ticket_opens_a_new_one() {
    JsonObject receipt = ask(form("closed@example.org", "Closed")).json();
    String number = receipt.getString("number");
    app.patch("tickets/" + number, new JsonObject().put("status", "closed"));
    Reply said = say(receipt, "It broke again");
    assertThat(said.status()).isEqualTo(201);
    assertThat(said.json().getString("text")).isEqualTo("It broke again");
    JsonObject opened = said.json().getJsonObject("opened");
    assertThat(opened.getString("number")).isNotEqualTo(number);
    assertThat(opened.getString("trackUrl"))
        .endsWith(
            "/track?number=%s&secret=%s"
                .formatted(opened.getString("number"), opened.getString("secret")));
    JsonObject followed = track(opened.getString("number"), opened.getString("secret")).json();
    assertThat(followed.getJsonArray("interactions").getJsonObject(0).getString("text"))
        .isEqualTo("It broke again");
    assertThat(say(receipt, "It broke again").json().getJsonObject("opened"))
        .as("a double tap")
        .isEqualTo(opened);
    JsonArray theirs =
        app.get("tickets?customer=closed@example.org&sort=-createdAt").json().getJsonArray("items");
    assertThat(theirs).hasSize(2);
    assertThat(theirs.getJsonObject(0).getString("status")).isEqualTo("new");
    assertThat(app.get("tickets/" + number).json().getJsonArray("interactions")).hasSize(1);
  }

  @Test
  void a_robot_gets_a_receipt_and_stores_nothing() {
    var before = TestTables.rows(app.databaseUrl);
    Reply robot = ask(form("robot@example.org", "Robot").put("website", "https://spam.example"));
    assertThat(robot.status()).isEqualTo(201);
    assertThat(robot.json().fieldNames()).contains("number", "secret", "trackUrl");
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  /** It looks like a real one, so it may not be the real one of somebody else. */
  @Test
  void the_receipt_of_a_robot_opens_nobody_s_request() {
    ask(form("first@example.org", "The first ticket of this house"));
    JsonObject receipt = ask(form("robot@example.org", "R").put("website", "x")).json();
    assertThat(track(receipt.getString("number"), receipt.getString("secret")).status())
        .isEqualTo(404);
  }

  @Test
  void a_file_is_uploaded_first_and_comes_with_the_form() {
    String file = upload("portal/attachments", null, "light is red");
    JsonObject form =
        form("file@example.org", "File").put("attachments", new JsonArray().add(file));
    String number = ask(form).json().getString("number");
    JsonObject attached =
        app.get("tickets/" + number)
            .json()
            .getJsonArray("interactions")
            .getJsonObject(0)
            .getJsonArray("attachments")
            .getJsonObject(0);
    assertThat(attached.getString("name")).isEqualTo("photo.txt");
    assertThat(app.get("attachments/" + file).raw().body()).isEqualTo("light is red");
  }

  @Test
  void a_file_of_somebody_else_cannot_be_attached() {
    String foreign = upload("attachments", TestCareline.TOKEN, "of an agent");
    long before = TestTables.rows(app.databaseUrl).get("ticket");
    Reply refused =
        ask(form("thief@example.org", "Thief").put("attachments", new JsonArray().add(foreign)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/attachments");
    assertThat(TestTables.rows(app.databaseUrl).get("ticket")).isEqualTo(before);
    JsonArray taken = new JsonArray().add(upload("portal/attachments", null, "of a customer"));
    assertThat(ask(form("one@example.org", "One").put("attachments", taken)).status())
        .isEqualTo(201);
    assertThat(ask(form("two@example.org", "Two").put("attachments", taken)).status())
        .isEqualTo(422);
  }

  @Test
  void a_form_that_is_sent_twice_is_one_ticket() throws Exception {
    JsonObject form = form("twice@example.org", "Twice");
    Set<String> numbers = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sent.add(threads.submit(() -> ask(form).json().getString("number")));
      }
      for (Future<String> one : sent) {
        numbers.add(one.get());
      }
    }
    assertThat(numbers).hasSize(1).doesNotContainNull();
    assertThat(app.get("tickets?customer=twice@example.org").json().getJsonArray("items"))
        .hasSize(1);
  }

  @Test
  void a_script_in_a_text_comes_back_as_text_and_as_no_page() {
    String script = "<script>alert(1)</script>";
    JsonObject receipt = ask(form("script@example.org", script).put("text", script)).json();
    Reply seen = track(receipt.getString("number"), receipt.getString("secret"));
    assertThat(seen.header("Content-Type")).isEqualTo("application/json");
    assertThat(seen.json().getJsonArray("interactions").getJsonObject(0).getString("text"))
        .isEqualTo(script);
    String ticket = "tickets/" + receipt.getString("number");
    long id = app.get(ticket).json().getJsonArray("interactions").getJsonObject(0).getLong("id");
    String page = app.get(ticket + "/interactions/" + id + "/body").raw().body();
    assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
  }
}
