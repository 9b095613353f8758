package io.careline.search.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.TestTables;
import io.careline.ticket.AttachmentTexts;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looks into which file, and that none is tried for ever. */
class FileReadingTest {
  private static final String EXPIRE =
      "UPDATE attachment_text SET leased_until = now() - interval '1 second' WHERE state ="
          + " 'waiting'";

  private final String url = TestDatabase.fresh();
  private Vertx vertx;
  private Db db;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    db = new Db(vertx, url, 4);
    try (TestCareline app = TestCareline.start(url, Optional.empty())) {
      upload(app, "unsent.txt");
      JsonArray keys = new JsonArray().add(upload(app, "sent.txt"));
      String number = app.ticket("Files", "ann@mill.example");
      JsonObject reply = new JsonObject().put("kind", "reply").put("text", "Here.");
      app.post("tickets/" + number + "/interactions", reply.put("attachments", keys));
    }
  }

  @AfterEach
  void stop() {
    db.close().await();
    vertx.close().await();
  }

  private static String upload(TestCareline app, String name) {
    return app.send(
            HttpRequest.newBuilder(URI.create(app.url("/api/v1/attachments?name=" + name)))
                .header("Authorization", "Bearer " + TestCareline.TOKEN)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("A dirigible."))
                .build())
        .json()
        .getString("id");
  }

  private Optional<AttachmentTexts.Claimed> claim() {
    return AttachmentTexts.claim(db.client());
  }

  private String row() {
    return TestTables.value(
        url, "SELECT concat_ws(' ', state, attempts, why, text) FROM attachment_text");
  }

  @Test
  void a_file_that_was_sent_is_claimed_once_until_its_lease_ends() {
    assertThat(claim().map(AttachmentTexts.Claimed::name)).contains("sent.txt");
    assertThat(claim()).as("another node, at the same time").isEmpty();
    TestTables.execute(url, EXPIRE);
    assertThat(claim().map(AttachmentTexts.Claimed::attempts)).contains(2);
    AttachmentTexts.release(db.client(), claimedAgain());
    assertThat(claim().map(AttachmentTexts.Claimed::attempts)).contains(3);
  }

  private String claimedAgain() {
    TestTables.execute(url, EXPIRE);
    return claim().orElseThrow().id();
  }

  @Test
  void what_was_found_is_kept_and_told_once() {
    String id = claim().orElseThrow().id();
    long before = Journal.last(db.client());
    AttachmentTexts.found(db, id, "A dirigible.", "");
    AttachmentTexts.found(db, id, "Something else.", "");
    assertThat(row()).isEqualTo("found 1 A dirigible.");
    assertThat(Journal.last(db.client()) - before).isEqualTo(1);
    TestTables.execute(url, EXPIRE);
    assertThat(claim()).isEmpty();
  }

  @Test
  void a_file_that_ended_each_node_that_came_near_is_given_up() throws InterruptedException {
    TestTables.execute(url, "UPDATE attachment_text SET attempts = 3");
    try (TestCareline app = TestCareline.withFiles(url)) {
      for (int i = 0; i < 200 && row().startsWith("waiting"); i++) {
        Thread.sleep(50);
      }
      assertThat(row()).isEqualTo("failed 4 lost ");
      assertThat(app.get("/metrics").raw().body()).contains("careline_files_waiting 0.0");
    }
  }
}
