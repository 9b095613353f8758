package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.WordReader;
import io.careline.http.Refusal;
import io.careline.store.TestTables;
import io.careline.store.WorkPool;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Texts are read for whoever asks, and nothing of them is kept. */
class LanguageApiTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Reply read(Object... texts) {
    return app.post("language", new JsonObject().put("texts", new JsonArray(List.of(texts))));
  }

  @Test
  void texts_are_read_in_their_order_and_nothing_is_stored() {
    Map<String, Long> before = TestTables.rows(app.databaseUrl);
    Reply reply = read("terrible and late", "谢谢", "");
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    JsonArray items = reply.json().getJsonArray("items");
    assertThat(items).hasSize(3);
    JsonObject first = items.getJsonObject(0);
    assertThat(first.getJsonObject("sentiment").getString("label")).isEqualTo("negative");
    assertThat(first.getJsonObject("sentiment").getJsonArray("evidence")).hasSize(1);
    assertThat(first.getString("topic")).isEqualTo("delivery/late");
    assertThat(first.getJsonArray("topics")).hasSize(1);
    assertThat(items.getJsonObject(1).getString("language")).isEqualTo("zh");
    assertThat(items.getJsonObject(2).getString("topic")).isNull();
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  @Test
  void a_hundred_long_chinese_texts_are_taken() {
    Object[] texts = new Object[100];
    java.util.Arrays.fill(texts, "还没到。".repeat(5_000));
    Reply reply = read(texts);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().getJsonArray("items")).hasSize(100);
  }

  @Test
  void what_is_wrong_is_named_at_its_place() {
    assertThat(pointer(read("a", 7))).isEqualTo("/texts/1");
    assertThat(pointer(read("a", "b", "x".repeat(20_001)))).isEqualTo("/texts/2");
    assertThat(pointer(read())).isEqualTo("/texts");
    assertThat(pointer(read(java.util.Collections.nCopies(101, "a").toArray())))
        .isEqualTo("/texts");
    assertThat(pointer(app.post("language", new JsonObject()))).isEqualTo("/texts");
    JsonObject more = new JsonObject().put("texts", new JsonArray().add("a")).put("more", 1);
    assertThat(pointer(app.post("language", more))).isEqualTo("/more");
    assertThat(app.call("POST", "language", more, null).status()).isEqualTo(401);
  }

  private static String pointer(Reply reply) {
    assertThat(reply.status()).isEqualTo(422);
    return reply.json().getJsonArray("errors").getJsonObject(0).getString("pointer");
  }

  @Test
  void a_reader_that_breaks_is_a_fault_that_tells_nothing() {
    Reply reply = read(WordReader.POISON);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.raw().body()).doesNotContain("stand");
  }

  @Test
  void a_pool_takes_what_it_can_and_refuses_the_rest_at_once() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    try (WorkPool pool = new WorkPool("narrow", 1, 1)) {
      var working =
          pool.call(
              () -> {
                await(busy);
                return Thread.currentThread().getName();
              },
              10);
      var waiting = pool.call(() -> "waited", 10);
      Assertions.assertThatThrownBy(() -> pool.call(() -> "too much", 10))
          .isInstanceOf(RejectedExecutionException.class);
      assertThat(pool.waiting()).isEqualTo(1);
      busy.countDown();
      assertThat(working.await()).startsWith("narrow-");
      assertThat(waiting.await()).isEqualTo("waited");
    }
  }

  @Test
  void who_comes_when_too_much_waits_is_told_to_come_again() {
    WorkPool closed = new WorkPool("closed", 1, 1);
    closed.close();
    assertThat(new MessageReader(WordReader::new, closed, true).read("", "terrible").await())
        .isEmpty();
    Refusal.TooMany refusal = LanguageRoutes.full();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.retryAfterSeconds()).isPositive();
  }

  @Test
  void a_reading_that_does_not_end_is_given_up() {
    try (WorkPool pool = new WorkPool("slow", 1, 1)) {
      Assertions.assertThatThrownBy(() -> pool.call(() -> await(new CountDownLatch(1)), 1).await())
          .isInstanceOf(java.util.concurrent.TimeoutException.class);
    }
  }

  private static String await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
