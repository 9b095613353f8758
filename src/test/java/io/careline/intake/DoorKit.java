package io.careline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What every channel keeps to whose sender waits for the answer, seen through its real door: HTTP
 * in, PostgreSQL below, and the ticket as an agent reads it. {@link AdapterKit} is the other half.
 */
public abstract class DoorKit {
  protected static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** The path that takes a message. */
  protected abstract String door();

  /** The path that takes a file. */
  protected abstract String fileDoor();

  /** A message as this channel carries it. */
  protected abstract JsonObject body(String text);

  /** The headers of a call, name by value; two calls with the same id are the same message. */
  protected abstract Map<String, String> headers(String id);

  /** How many messages the burst brings; some doors are narrow on purpose. */
  protected abstract int burst();

  private Reply send(String id, JsonObject body) {
    return send(id, body.toBuffer().getBytes());
  }

  private Reply send(String id, byte[] body) {
    return call(door(), "application/json", id, body);
  }

  private Reply call(String path, String type, String id, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/" + path)))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers(id).forEach(request::header);
    return app.send(request.build());
  }

  private static JsonObject first(String number) {
    return app.get("tickets/" + number).json().getJsonArray("interactions").getJsonObject(0);
  }

  private static String number(Reply reply) {
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
    return reply.json().getString("number");
  }

  @Test
  void a_text_becomes_a_ticket_and_html_in_it_stays_text() {
    String text = "Router 坏了 🚨\n\n<b>1 < 2</b> &amp;\n.";
    JsonObject read = first(number(send("text", body(text))));
    assertThat(read.getString("text")).isEqualTo(text);
    assertThat(read.getString("html")).isNull();
  }

  @Test
  void a_file_comes_with_its_message_byte_for_byte() throws Exception {
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    Reply put = call(fileDoor() + "?name=%E7%85%A7%E7%89%87.png", "image/png", "file", bytes);
    assertThat(put.status()).isEqualTo(201);
    String key = put.json().getString("id");
    JsonObject body = body("see below").put("attachments", new JsonArray().add(key));
    JsonObject file =
        first(number(send("with-file", body))).getJsonArray("attachments").getJsonObject(0);
    assertThat(file.getString("name")).isEqualTo("照片.png");
    assertThat(file.getString("type")).isEqualTo("image/png");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/attachments/" + key)))
            .header("Authorization", "Bearer " + TestCareline.TOKEN)
            .build();
    assertThat(app.bytes(request)).isEqualTo(bytes);
  }

  @Test
  void a_file_that_is_not_there_opens_no_ticket() {
    long before = TestTables.rows(app.databaseUrl).get("ticket");
    JsonObject body = body("see below").put("attachments", new JsonArray().add("a".repeat(24)));
    Reply refused = send("no-file", body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/attachments");
    assertThat(TestTables.rows(app.databaseUrl).get("ticket")).isEqualTo(before);
  }

  @Test
  void a_duplicate_is_answered_with_the_first_ones_number() {
    JsonObject body = body("said once");
    assertThat(number(send("twice", body))).isEqualTo(number(send("twice", body)));
  }

  @Test
  void an_oversize_message_is_refused_and_nothing_is_stored() {
    Map<String, Long> before = TestTables.rows(app.databaseUrl);
    assertThat(send("large", body("0123456789abcdef".repeat(1 << 16))).status()).isEqualTo(413);
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  @Test
  void bytes_that_are_no_utf8_are_refused_and_nothing_is_stored() {
    Map<String, Long> before = TestTables.rows(app.databaseUrl);
    byte[] broken = {'o', 'k', ' ', (byte) 0xFF, (byte) 0xFE, ' ', 'o', 'k'};
    Reply refused = send("charset", JsonBytes.withText(body(""), broken));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  @Test
  void utf8_under_another_charsets_name_is_read_as_the_utf8_that_it_is() {
    byte[] body = body("Größe 尺寸").toBuffer().getBytes();
    Reply reply = call(door(), "application/json; charset=us-ascii", "label", body);
    assertThat(first(number(reply)).getString("text")).isEqualTo("Größe 尺寸");
  }

  @Test
  void a_burst_at_once_opens_one_ticket_for_each_message() throws Exception {
    Map<String, String> texts = new HashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> sent = new ArrayList<>();
      for (int i = 0; i < burst(); i++) {
        String text = "number " + i;
        sent.add(threads.submit(() -> send(text, body(text))));
      }
      for (int i = 0; i < burst(); i++) {
        texts.put(number(sent.get(i).get()), "number " + i);
      }
    }
    assertThat(texts).hasSize(burst());
    texts.forEach((number, text) -> assertThat(first(number).getString("text")).isEqualTo(text));
  }
}
