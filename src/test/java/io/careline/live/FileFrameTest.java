package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That a file's text can be searched now is no news to consoles. */
class FileFrameTest {
  @Test
  void consoles_are_told_nothing_of_files_that_were_looked_into() throws InterruptedException {
    try (TestCareline app = TestCareline.withFiles(TestDatabase.fresh());
        TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.hello(Optional.empty());
      String number = app.ticket("With a file", "joe@mill.example");
      JsonObject note = new JsonObject().put("kind", "note").put("text", "See the file.");
      app.post(
          "tickets/" + number + "/interactions",
          note.put("attachments", new JsonArray().add(upload(app))));
      socket.fact("interaction.noted", number);
      await(app);
      app.patch("tickets/" + number, new JsonObject().put("priority", "high"));
      JsonObject next = socket.next(frame -> frame.getString("type").equals("fact"));
      assertThat(next.getJsonObject("fact").getString("name")).isEqualTo("ticket.changed");
    }
  }

  private static String upload(TestCareline app) {
    return app.send(
            HttpRequest.newBuilder(URI.create(app.url("/api/v1/attachments?name=a.txt")))
                .header("Authorization", "Bearer " + TestCareline.TOKEN)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("A dirigible flew by."))
                .build())
        .json()
        .getString("id");
  }

  private static void await(TestCareline app) throws InterruptedException {
    int found = 0;
    for (int i = 0; i < 200 && found == 0; i++) {
      Thread.sleep(50);
      found = app.get("search?q=dirigible").json().getInteger("total");
    }
    assertThat(found).isEqualTo(1);
  }
}
