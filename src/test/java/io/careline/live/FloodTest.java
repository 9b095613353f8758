package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A socket that says more than anybody can mean. */
class FloodTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject at(String number) {
    return new JsonObject().put("type", "presence").put("number", number).put("doing", "viewing");
  }

  @Test
  void who_runs_past_many_tickets_is_seen_where_they_stop_and_not_at_each() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      numbers.add(app.ticket("Ticket " + i, "customer@example.org"));
    }
    String last = app.ticket("The last", "customer@example.org");
    try (TestSocket watching = TestSocket.open(app, TestCareline.TOKEN);
        TestSocket running = TestSocket.open(app, TestCareline.TOKEN)) {
      watching.hello(Optional.empty());
      running.hello(Optional.empty());
      numbers.forEach(number -> running.send(at(number)));
      running.send(at(last));
      watching.presence(last, 1);
      long seen =
          numbers.stream()
              .filter(number -> watching.heard().contains("presence\",\"number\":\"" + number))
              .count();
      assertThat(seen).isPositive().isLessThan(80);
    }
  }

  @Test
  void a_flood_of_frames_closes_the_socket_with_its_own_code_and_others_stay() {
    try (TestSocket other = TestSocket.open(app, TestCareline.TOKEN);
        TestSocket flooding = TestSocket.open(app, TestCareline.TOKEN)) {
      other.hello(Optional.empty());
      flooding.hello(Optional.empty());
      assertThat(flood(flooding)).isEqualTo(4429);
      String number = app.ticket("After the flood", "customer@example.org");
      other.fact("ticket.opened", number);
    }
  }

  private static int flood(TestSocket socket) {
    try {
      for (int i = 0; i < 5_000; i++) {
        socket.send(at(null));
      }
    } catch (CompletionException e) {
      // it was closed while we wrote
    }
    return socket.closedWith();
  }
}
