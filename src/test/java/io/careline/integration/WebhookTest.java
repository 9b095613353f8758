package io.careline.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks to a real listener. */
class WebhookTest {
  private record Got(String id, String time, String signature, String body) {}

  private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private HttpServer listener;
  private TestCareline app;

  @BeforeEach
  void start() throws IOException {
    listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext("/", this::take);
    listener.start();
    app = TestCareline.start();
  }

  @AfterEach
  void stop() {
    app.close();
    listener.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    int answer = status.get(); // before the test hears of the call and changes it
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    got.add(
        new Got(
            headers.getFirst("Careline-Webhook-Id"),
            headers.getFirst("Careline-Webhook-Time"),
            headers.getFirst("Careline-Webhook-Signature"),
            body));
    exchange.getResponseHeaders().add("Location", "/elsewhere");
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private void sql(String statement) {
    try (Connection connection = DriverManager.getConnection(TestDatabase.jdbc(app.databaseUrl));
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void webhook(String cause) {
    JsonObject body =
        new JsonObject()
            .put("url", "http://127.0.0.1:" + listener.getAddress().getPort() + "/hook")
            .put("payload", new JsonObject().put("event", "test"));
    sql(
        "INSERT INTO outbox (cause, kind, body) VALUES ('%s', 'webhook', '%s')"
            .formatted(cause, body.encode()));
  }

  @Test
  void a_webhook_is_signed_with_the_installations_key() throws Exception {
    webhook("test:1");
    Got one = got.poll(30, TimeUnit.SECONDS);
    assertThat(one.id()).isEqualTo("test:1");
    assertThat(new JsonObject(one.body()).getString("event")).isEqualTo("test");
    String key = app.get("webhooks/key").json().getString("key");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    String signed = one.time() + "." + one.id() + "." + one.body();
    byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    assertThat(one.signature()).isEqualTo("v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void a_webhook_that_was_not_taken_comes_again_with_the_same_id() throws Exception {
    status.set(503);
    webhook("test:2");
    assertThat(got.poll(30, TimeUnit.SECONDS).id()).isEqualTo("test:2");
    status.set(204);
    for (int i = 0; i < 100 && got.isEmpty(); i++) { // the pause is half a minute; not for a test
      sql("UPDATE outbox SET due_at = now() WHERE leased_until IS NULL AND state = 'waiting'");
      Thread.sleep(100);
    }
    assertThat(got.poll(30, TimeUnit.SECONDS).id()).isEqualTo("test:2");
  }

  @Test
  void a_redirect_is_not_followed_and_is_given_up() throws Exception {
    status.set(302);
    webhook("test:3");
    assertThat(got.poll(30, TimeUnit.SECONDS)).isNotNull();
    for (int i = 0; i < 300 && !state().equals("failed"); i++) {
      Thread.sleep(100);
    }
    assertThat(state()).isEqualTo("failed");
    assertThat(got).isEmpty();
  }

  private String state() {
    return app.get("outbox").json().getJsonArray("items").getJsonObject(0).getString("state");
  }
}
