package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.TestDatabase;
import io.careline.search.files.FileKit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searching what is written in files: one node looks into them, each finds it. */
class FileSearchTest {
  private static TestCareline without;
  private static TestCareline app;
  private static String invoice;
  private static String manual;

  @BeforeAll
  static void start() throws InterruptedException {
    String database = TestDatabase.fresh();
    without = TestCareline.start(database, Optional.empty());
    invoice = without.ticket("About my order", "ann@mill.example");
    attach("customer", invoice, "invoice.pdf", FileKit.pdf("Total for the samovar", "SN-88213-A"));
    awaitFound("invoice", without);
    assertThat(found(without, "invoice")).as("names are found anyway").containsExactly(invoice);
    assertThat(found(without, "samovar")).as("nobody looks into files").isEmpty();
    app = TestCareline.withFiles(database);
    manual = without.ticket("Another", "bob@mill.example");
    attach("note", manual, "手册.docx", FileKit.docx("Opening words.", "请先断开电源，再清洗茶炊。"));
    for (String word : List.of("samovar", "茶炊")) {
      awaitFound(word, app);
      awaitFound(word, without);
    }
  }

  @AfterAll
  static void stop() {
    app.close();
    without.close();
  }

  private static void attach(String kind, String number, String name, byte[] bytes) {
    String path = "/api/v1/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    Reply file =
        without.send(
            HttpRequest.newBuilder(URI.create(without.url(path)))
                .header("Authorization", "Bearer " + TestCareline.TOKEN)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    JsonArray keys = new JsonArray().add(file.json().getString("id"));
    JsonObject body = new JsonObject().put("kind", kind).put("text", "See the file.");
    Reply written =
        without.post("tickets/" + number + "/interactions", body.put("attachments", keys));
    assertThat(written.status()).as(written.json().encode()).isEqualTo(201);
  }

  private static void awaitFound(String word, TestCareline node) throws InterruptedException {
    for (int i = 0; i < 300 && found(node, word).isEmpty(); i++) {
      Thread.sleep(50);
    }
  }

  private static JsonArray ask(TestCareline node, String q) {
    Reply reply = node.get("search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
    assertThat(reply.status()).as(q + ": " + reply.json()).isEqualTo(200);
    return reply.json().getJsonArray("items");
  }

  private static List<String> found(TestCareline node, String q) {
    return ask(node, q).stream().map(item -> ((JsonObject) item).getString("number")).toList();
  }

  private static JsonObject passage(String q) {
    return ask(app, q).getJsonObject(0).getJsonArray("passages").getJsonObject(0);
  }

  @Test
  void words_in_files_are_found_on_every_node() {
    for (TestCareline node : List.of(app, without)) {
      assertThat(found(node, "samovar")).containsExactly(invoice);
      assertThat(found(node, "samovars")).containsExactly(invoice);
      assertThat(found(node, "\"the samovar\"")).containsExactly(invoice);
      assertThat(found(node, "samov*")).containsExactly(invoice);
      assertThat(found(node, "88213")).as("a part of a code").containsExactly(invoice);
      assertThat(found(node, "清洗茶炊")).containsExactly(manual);
      assertThat(found(node, "断开電源")).containsExactly(manual);
    }
  }

  @Test
  void a_passage_says_in_which_file_it_stands() {
    JsonObject passage = passage("清洗茶炊");
    assertThat(passage.getString("field")).isEqualTo("file");
    assertThat(passage.getString("file")).isEqualTo("手册.docx");
    assertThat(passage.getLong("interactionId")).isPositive();
    assertThat(passage.getString("text")).contains("再清洗茶炊。");
    JsonArray mark = passage.getJsonArray("marks").getJsonArray(0);
    assertThat(passage.getString("text").substring(mark.getInteger(0), mark.getInteger(1)))
        .isEqualTo("清洗茶炊");
    assertThat(passage("samov*").getString("file")).isEqualTo("invoice.pdf");
    assertThat(passage("invoice").getString("file")).as("the name itself").isNull();
  }

  @Test
  void the_field_finds_names_and_texts_of_files_alone() {
    assertThat(found(app, "file:samovar")).containsExactly(invoice);
    assertThat(found(app, "file:invoice")).containsExactly(invoice);
    assertThat(found(app, "文件：茶炊")).containsExactly(manual);
    assertThat(found(app, "附件：手册")).containsExactly(manual);
    assertThat(found(app, "file:order")).as("stands in the subject").isEmpty();
    assertThat(passage("file:samov*").getString("file")).isEqualTo("invoice.pdf");
  }

  @Test
  void a_long_file_shows_where_it_is_found_however_far_behind() throws InterruptedException {
    String number = without.ticket("A long story", "eve@mill.example");
    String story = "Nothing happens here. ".repeat(8_000) + "Then the zeppelin landed.";
    attach("customer", number, "story.txt", story.getBytes(StandardCharsets.UTF_8));
    awaitFound("zeppelin", app);
    for (String q : List.of("zeppelin", "zepp*", "\"zeppelin landed\"", "file:zeppelins")) {
      assertThat(passage(q).getString("text")).as(q).isEqualTo("Then the zeppelin landed.");
      assertThat(passage(q).getString("file")).isEqualTo("story.txt");
    }
  }

  @Test
  void the_history_of_a_ticket_says_nothing_of_it() {
    assertThat(app.get("tickets/" + invoice + "/history").json().encode())
        .contains("interaction.received")
        .doesNotContain("text-extracted");
  }
}
