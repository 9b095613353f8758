package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One key is one piece of work, however many calls bring it at once. */
class IdempotencyTest {
  private static final int CALLS = 12;
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject opening(String subject) {
    return new JsonObject()
        .put("subject", subject)
        .put("text", "x")
        .put("customer", new JsonObject().put("email", "key@example.org"));
  }

  private static Reply keyed(String path, JsonObject body, String key, String token) {
    return app.call("POST", path, body, token, "Idempotency-Key", key);
  }

  /** The same call, many times at once. */
  private static List<Reply> together(Callable<Reply> call) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(CALLS);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> sent = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        sent.add(
            threads.submit(
                () -> {
                  gate.await();
                  return call.call();
                }));
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> one : sent) {
        replies.add(one.get());
      }
      return replies;
    }
  }

  private static String rows(String table, String where) {
    return TestTables.value(app.databaseUrl, "SELECT count(*) FROM " + table + " WHERE " + where);
  }

  @Test
  void calls_with_one_key_open_one_ticket_and_get_one_answer() throws Exception {
    List<Reply> replies =
        together(() -> keyed("tickets", opening("Parallel"), "parallel", TestCareline.TOKEN));
    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies).extracting(Reply::json).containsOnly(replies.getFirst().json());
    assertThat(replies).extracting(r -> r.header("Location")).doesNotContain("").hasSize(CALLS);
    assertThat(rows("ticket", "subject = 'Parallel'")).isEqualTo("1");
  }

  @Test
  void replies_with_one_key_are_written_and_sent_once() throws Exception {
    String number = app.ticket("Replies", "key@example.org");
    JsonObject reply = new JsonObject().put("kind", "reply").put("text", "Once only");
    String path = "tickets/" + number + "/interactions";
    List<Reply> replies = together(() -> keyed(path, reply, "replies", TestCareline.TOKEN));
    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies).extracting(Reply::json).containsOnly(replies.getFirst().json());
    assertThat(rows("interaction", "text = 'Once only'")).isEqualTo("1");
    assertThat(rows("outbox", "cause LIKE 'reply:%'")).isEqualTo("1");
  }

  @Test
  void one_key_with_many_bodies_takes_one_and_refuses_the_others() throws Exception {
    var turn = new java.util.concurrent.atomic.AtomicInteger();
    List<Reply> replies =
        together(
            () ->
                keyed(
                    "tickets",
                    opening("Body " + turn.incrementAndGet()),
                    "bodies",
                    TestCareline.TOKEN));
    assertThat(replies).extracting(Reply::status).containsOnly(201, 422);
    assertThat(replies.stream().filter(r -> r.status() == 201)).hasSize(1);
    assertThat(rows("ticket", "subject LIKE 'Body %'")).isEqualTo("1");
  }

  @Test
  void a_key_belongs_to_whoever_used_it() {
    String other = agent("other.key@example.org", "all");
    String mine =
        keyed("tickets", opening("Mine"), "shared", TestCareline.TOKEN).json().getString("number");
    Reply theirs = keyed("tickets", opening("Mine"), "shared", other);
    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.json().getString("number")).isNotEqualTo(mine);
  }

  /** Whoever sees only their own tickets does not see the one that they have just opened. */
  @Test
  void a_repeated_call_is_told_of_its_ticket_also_out_of_sight() {
    String own = agent("own.key@example.org", "own");
    Reply first = keyed("tickets", opening("Out of sight"), "own", own);
    assertThat(first.status()).isEqualTo(201);
    String number = first.json().getString("number");
    app.patch("tickets/" + number, new JsonObject().put("subject", "A secret of others"));
    Reply again = keyed("tickets", opening("Out of sight"), "own", own);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().getString("detail")).contains(number);
    assertThat(again.raw().body()).doesNotContain("A secret of others");
  }

  private static String agent(String email, String scope) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", email)
            .put("role", "agent")
            .put("scope", scope)
            .put("teams", new JsonArray()));
    return app.post("tokens", new JsonObject().put("name", "t").put("agent", email))
        .json()
        .getString("token");
  }

  @Test
  void a_reply_s_key_is_good_for_one_ticket() {
    String one = app.ticket("One", "key@example.org");
    String two = app.ticket("Two", "key@example.org");
    JsonObject note = new JsonObject().put("kind", "note").put("text", "x");
    assertThat(keyed("tickets/" + one + "/interactions", note, "both", TestCareline.TOKEN).status())
        .isEqualTo(201);
    Reply other = keyed("tickets/" + two + "/interactions", note, "both", TestCareline.TOKEN);
    assertThat(other.status()).isEqualTo(422);
    assertThat(app.get("tickets/" + two).json().getJsonArray("interactions")).hasSize(1);
  }
}
