package io.careline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of a request: who gets them, and as what. */
class PortalFilesTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.behind("127.0.0.1", "http://localhost");
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

  private static Reply download(String number, String file, String secret) {
    String path = "portal/tickets/" + number + "/attachments/" + file;
    return app.call("GET", path, null, null, "X-Careline-Tracking", secret);
  }

  private static String write(String number, String kind, String text, String file) {
    JsonObject body = new JsonObject().put("kind", kind).put("text", text);
    app.post(
        "tickets/" + number + "/interactions", body.put("attachments", new JsonArray().add(file)));
    return file;
  }

  @Test
  void a_customer_downloads_the_files_of_their_request_and_nobody_elses() {
    String mine = upload("portal/attachments", null, "mine");
    JsonObject receipt =
        ask(form("down@example.org", "Down").put("attachments", new JsonArray().add(mine))).json();
    String number = receipt.getString("number");
    String secret = receipt.getString("secret");
    String reply = write(number, "reply", "See", upload("attachments", TestCareline.TOKEN, "ours"));
    Reply got = download(number, reply, secret);
    assertThat(got.status()).isEqualTo(200);
    assertThat(got.raw().body()).isEqualTo("ours");
    assertThat(download(number, mine, secret).raw().body()).isEqualTo("mine");
    JsonObject other = ask(form("down2@example.org", "Down too")).json();
    assertThat(download(other.getString("number"), mine, other.getString("secret")).status())
        .isEqualTo(404);
    assertThat(download(number, mine, other.getString("secret")).status()).isEqualTo(404);
    assertThat(download(number, "a".repeat(24), secret).status()).isEqualTo(404);
  }

  @Test
  void the_files_of_a_note_and_files_that_wait_leave_the_house_by_no_door() {
    JsonObject receipt = ask(form("note@example.org", "Note")).json();
    String number = receipt.getString("number");
    String waiting = upload("attachments", TestCareline.TOKEN, "waits");
    String note =
        write(number, "note", "Psst", upload("attachments", TestCareline.TOKEN, "inside"));
    assertThat(app.get("attachments/" + note).raw().body()).isEqualTo("inside");
    assertThat(download(number, note, receipt.getString("secret")).status()).isEqualTo(404);
    assertThat(download(number, waiting, receipt.getString("secret")).status()).isEqualTo(404);
  }

  /** A page from outside under our own name could read what its reader may read. */
  @Test
  void a_file_from_outside_is_a_download_and_never_a_page() {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(app.url("/api/v1/portal/attachments?name=%E7%85%A7%22.svg")))
            .header("Content-Type", "image/svg+xml")
            .POST(HttpRequest.BodyPublishers.ofString("<svg/>"))
            .build();
    String file = app.send(request).json().getString("id");
    JsonObject receipt =
        ask(form("svg@example.org", "Svg").put("attachments", new JsonArray().add(file))).json();
    Reply got = download(receipt.getString("number"), file, receipt.getString("secret"));
    assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(got.header("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''%E7%85%A7%22.svg");
    assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(got.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(got.header("Cache-Control")).isEqualTo("no-store");
  }

  private static Reply askFrom(String address, JsonObject form) {
    return app.call("POST", "portal/requests", form, null, "X-Forwarded-For", address);
  }

  private static Reply sayFrom(String address, JsonObject receipt, JsonObject said) {
    String path = "portal/tickets/" + receipt.getString("number") + "/interactions";
    String secret = receipt.getString("secret");
    return app.call(
        "POST", path, said, null, "X-Careline-Tracking", secret, "X-Forwarded-For", address);
  }

  /** On a phone: uploaded by the wireless of the house, sent from the street. */
  @Test
  void whose_address_changes_on_the_way_sends_the_form_with_its_files() {
    JsonArray file = new JsonArray().add(upload("portal/attachments", null, "from home"));
    JsonObject form = form("walks@example.org", "Walks").put("attachments", file);
    Reply sent = askFrom("198.51.100.1", form);
    assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
    JsonArray more = new JsonArray().add(upload("portal/attachments", null, "from the bus"));
    JsonObject said = new JsonObject().put("text", "And this").put("attachments", more);
    assertThat(sayFrom("198.51.100.2", sent.json(), said).status()).isEqualTo(201);
  }

  /** The answer was lost with the old address; the phone sends once more by the new one. */
  @Test
  void a_form_with_files_that_is_sent_again_from_another_address_is_the_same_form() {
    JsonArray file = new JsonArray().add(upload("portal/attachments", null, "once"));
    JsonObject form = form("again@example.org", "Again").put("attachments", file);
    JsonObject first = askFrom("198.51.100.1", form).json();
    Reply second = askFrom("203.0.113.1", form);
    assertThat(second.status()).as(second.raw().body()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first);
    Reply third = askFrom("203.0.113.1", form("thief@example.org", "X").put("attachments", file));
    assertThat(third.status()).as("a file is good for one message").isEqualTo(422);
  }

  @Test
  void the_same_words_without_files_from_another_address_are_another_request() {
    JsonObject form = form("guess@example.org", "Guess");
    JsonObject first = askFrom("198.51.100.1", form).json();
    assertThat(askFrom("203.0.113.1", form).json().getString("number"))
        .isNotEqualTo(first.getString("number"));
  }
}
