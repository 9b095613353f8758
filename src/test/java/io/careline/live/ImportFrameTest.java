package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A history that comes in does not flood the consoles: only what is still open is told. */
class ImportFrameTest {
  private static final String LINE =
      "{\"externalId\": \"%s\", \"subject\": \"Old\", \"createdAt\": \"2024-01-02T03:04:05Z\","
          + " \"status\": \"%s\", \"customer\": {\"email\": \"old@old.example\"}, \"interactions\":"
          + " [{\"kind\": \"customer\", \"text\": \"Hello?\", \"createdAt\":"
          + " \"2024-01-02T03:04:05Z\"}]}\n";

  @Test
  void what_is_open_is_told_and_what_is_over_is_passed_over() {
    try (TestCareline app = TestCareline.start();
        TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.hello(Optional.empty());
      String lines =
          LINE.formatted("1", "closed")
              + LINE.formatted("2", "solved")
              + LINE.formatted("3", "new");
      app.send(
          HttpRequest.newBuilder(URI.create(app.url("/api/v1/import/tickets")))
              .header("Content-Type", "application/x-ndjson")
              .header("Authorization", "Bearer " + TestCareline.TOKEN)
              .POST(HttpRequest.BodyPublishers.ofString(lines))
              .build());
      JsonObject first = socket.next(frame -> frame.getString("type").equals("fact"));
      JsonObject fact = first.getJsonObject("fact");
      assertThat(fact.getString("name")).isEqualTo("ticket.imported");
      assertThat(fact.getJsonObject("ticket").getString("externalId")).isEqualTo("3");
      String number = app.ticket("A new matter", "new@new.example");
      socket.fact("ticket.opened", number);
    }
  }
}
