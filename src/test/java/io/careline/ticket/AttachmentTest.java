package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files: who may give them to a message, who may have them, and what a browser does with them. */
class AttachmentTest {
  private static TestCareline app;
  private static String inside;
  private static String outside;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Inside"));
    app.post("teams", new JsonObject().put("name", "Outside"));
    inside = agent("inside@example.org", "Inside");
    outside = agent("outside@example.org", "Outside");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String agent(String email, String team) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", "team")
            .put("teams", new JsonArray().add(team)));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }

  private static String ticket() {
    String number = app.ticket("Files", "files@example.org");
    app.patch("tickets/" + number, new JsonObject().put("team", "Inside"));
    return number;
  }

  private static Reply upload(String token, String name, String type, byte[] bytes) {
    return app.send(
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/attachments?name=" + name)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build());
  }

  private static String file(String token, String name, String type) {
    return upload(token, name, type, "bytes".getBytes()).json().getString("id");
  }

  private static Reply reply(String token, String number, String... files) {
    JsonArray keys = new JsonArray();
    for (String file : files) {
      keys.add(file);
    }
    JsonObject body = new JsonObject().put("kind", "reply").put("text", "x");
    return app.call(
        "POST", "tickets/" + number + "/interactions", body.put("attachments", keys), token);
  }

  private static Reply download(String token, String file) {
    return app.call("GET", "attachments/" + file, null, token);
  }

  @Test
  void a_file_is_uploaded_attached_and_downloaded_by_those_who_see_the_ticket() {
    Reply uploaded = upload(inside, "photo.png", "image/png", new byte[] {1, 2, 3});
    assertThat(uploaded.status()).isEqualTo(201);
    assertThat(uploaded.json().getInteger("size")).isEqualTo(3);
    assertThat(uploaded.json().getString("sha256")).hasSize(64);
    String file = uploaded.json().getString("id");
    assertThat(download(inside, file).status()).as("one's own upload").isEqualTo(200);
    assertThat(download(outside, file).status()).as("somebody's upload").isEqualTo(404);
    assertThat(download(TestCareline.TOKEN, file).status()).isEqualTo(404);
    assertThat(reply(inside, ticket(), file).status()).isEqualTo(201);
    Reply shown = download(TestCareline.TOKEN, file);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.header("Content-Disposition")).startsWith("inline");
    assertThat(download(outside, file).status()).isEqualTo(404);
    assertThat(download("wrong", file).status()).isEqualTo(401);
  }

  @Test
  void a_page_is_a_download_and_runs_nothing() {
    for (String type : new String[] {"text/html", "image/svg+xml", "application/xhtml+xml"}) {
      Reply page = download(inside, file(inside, "page.html", type));
      assertThat(page.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(page.header("Content-Disposition")).startsWith("attachment");
      assertThat(page.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Cache-Control")).startsWith("private");
    }
  }

  @Test
  void a_name_makes_no_header_and_no_folder() {
    Reply odd =
        upload(inside, "..%2F..%2Fa%22%0D%0AX-Evil:%201%00%E7%85%A7.png", "image/png", new byte[1]);
    assertThat(odd.status()).isIn(201, 422);
    Reply tame = upload(inside, "..%2F%22%E7%85%A7%3B.png", "image/png", new byte[1]);
    assertThat(tame.json().getString("name")).isEqualTo(".._\"照;.png");
    assertThat(download(inside, tame.json().getString("id")).header("Content-Disposition"))
        .isEqualTo("inline; filename*=UTF-8''.._%22%E7%85%A7%3B.png");
  }

  @Test
  void a_file_of_another_agent_cannot_be_attached_and_the_reply_is_not_written() {
    String number = ticket();
    String foreign = file(outside, "a.txt", "text/plain");
    var before = TestTables.rows(app.databaseUrl);
    Reply refused = reply(inside, number, foreign);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/attachments");
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  @Test
  void a_file_belongs_to_one_message() {
    String number = ticket();
    String file = file(inside, "a.txt", "text/plain");
    assertThat(reply(inside, number, file, file).status()).isEqualTo(201);
    assertThat(reply(inside, number, file).status()).isEqualTo(422);
    assertThat(reply(inside, ticket(), file).status()).isEqualTo(422);
  }

  @Test
  void more_than_the_limit_is_refused_and_not_stored() {
    var before = TestTables.rows(app.databaseUrl);
    int tooMany = (25 << 20) + 1;
    assertThat(upload(inside, "big", "text/plain", new byte[tooMany]).status()).isEqualTo(413);
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  @Test
  void an_odd_type_is_bytes() {
    for (String type : new String[] {"text/html;x=<script>", "nonsense", "a/b, c/d"}) {
      assertThat(upload(inside, "a", type, new byte[1]).json().getString("type"))
          .isEqualTo("application/octet-stream");
    }
  }
}
