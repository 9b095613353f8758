package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM while everybody writes. */
@Timeout(180)
class DrainTest {
  private static final int WRITERS = 4;
  private static final int BEFORE = 300;

  /** What SIGTERM ends with when nothing went wrong. */
  private static final int TERMINATED = 128 + 15;

  private final String url = TestDatabase.fresh();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  @Test
  void everything_acknowledged_is_there_and_sockets_are_told_to_resume() throws Exception {
    Path folder = StormFolder.fresh("drain");
    try (CarelineProcess careline =
        new CarelineProcess(folder, Map.of("CARELINE_DATABASE_URL", url))) {
      careline.start();
      careline.awaitReady();
      CompletableFuture<Integer> closed = socket(careline.port());
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        String name = "writer" + i;
        writers.add(Thread.ofVirtual().start(() -> writeByApi(careline.port(), name)));
        writers.add(Thread.ofVirtual().start(() -> writeByMail(careline.smtpPort(), name)));
      }
      while (acknowledged.size() < BEFORE) {
        assertThat(careline.alive()).isTrue();
        Thread.sleep(5);
      }
      assertThat(careline.end()).isEqualTo(TERMINATED);
      assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(1012);
      over = true;
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(careline.lastWords()).doesNotContain("did not end well").doesNotContain("ERROR");
      careline.start(); // mails are acknowledged when they are stored; somebody has to read them
      careline.awaitReady();
      awaitRead();
    }
    assertThat(missing()).isEmpty();
    assertThat(number("SELECT count(*) - count(DISTINCT subject) FROM ticket")).isZero();
  }

  private void writeByApi(int port, String name) {
    try (ApiClient api = new ApiClient(port)) {
      for (int i = 0; !over; i++) {
        String marker = "api " + name + " " + i;
        JsonObject body =
            new JsonObject()
                .put("subject", marker)
                .put("text", "x")
                .put("customer", new JsonObject().put("email", name + "@drain.example"));
        if (api.post("tickets", body, Optional.empty()) instanceof Outcome.Acknowledged) {
          acknowledged.add(marker);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeByMail(int port, String name) {
    try (SmtpClient smtp = new SmtpClient(port)) {
      for (int i = 0; !over; i++) {
        String marker = "mail " + name + " " + i;
        String text =
            "From: "
                + name
                + "@drain.example\r\nTo: support@localhost\r\nSubject: "
                + marker
                + "\r\nMessage-ID: <"
                + marker.replace(' ', '.')
                + "@drain.example>\r\n\r\nx\r\n";
        SmtpClient.Mail mail =
            new SmtpClient.Mail(name + "@drain.example", "", "support@localhost", text);
        if (smtp.send(mail, false) instanceof Outcome.Acknowledged) {
          acknowledged.add(marker);
        }
      }
    }
  }

  private static CompletableFuture<Integer> socket(int port) {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
          }
        };
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + CarelineProcess.TOKEN)
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live"), listener)
        .join()
        .sendText("{\"type\":\"hello\"}", true)
        .join();
    return closed;
  }

  private void awaitRead() throws InterruptedException {
    String waiting = "SELECT count(*) FROM arrival WHERE state = 'waiting'";
    for (int i = 0; i < 600 && number(waiting) > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(number(waiting)).isZero();
  }

  private long number(String query) {
    return Long.parseLong(TestTables.value(url, query));
  }

  private List<String> missing() {
    String all = TestTables.value(url, "SELECT string_agg(subject, ',') FROM ticket");
    Set<String> there = Set.of(all.split(","));
    return acknowledged.stream().filter(marker -> !there.contains(marker)).toList();
  }
}
