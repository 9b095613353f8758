package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who has guessed too often is told how long to wait, and it is true. */
class RetryAfterTest {
  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Reply signIn(String email) {
    return app.call(
        "POST", "session", new JsonObject().put("email", email).put("password", "wrong"), null);
  }

  private static void failed(String subject, int times) {
    TestTables.execute(
        app.databaseUrl,
        "INSERT INTO sign_in_failure (subject, failures, last_at) VALUES ('%s', %d, now())"
                .formatted(subject, times)
            + " ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last_at = now()");
  }

  @Test
  void the_wait_is_short_after_a_few_attempts_and_five_minutes_after_many() {
    failed("account:few@example.org", 7);
    failed("account:many@example.org", 40);
    assertThat(wait(signIn("few@example.org"))).isBetween(1L, 4L);
    assertThat(wait(signIn("many@example.org"))).isBetween(270L, 300L);
  }

  @Test
  void who_waits_for_as_long_as_told_is_let_in() throws Exception {
    failed("account:waits@example.org", 6);
    long seconds = wait(signIn("waits@example.org"));
    assertThat(seconds).isBetween(1L, 2L);
    Thread.sleep(seconds * 1_000);
    assertThat(signIn("waits@example.org").status()).isEqualTo(401);
  }

  /** Account and address are counted each for itself, and the longer wait is the true one. */
  @Test
  void the_longer_of_two_waits_is_told() {
    failed("account:both@example.org", 12);
    failed("address:127.0.0.1", 32);
    try {
      assertThat(wait(signIn("both@example.org"))).isBetween(100L, 128L);
    } finally {
      TestTables.execute(app.databaseUrl, "DELETE FROM sign_in_failure WHERE subject LIKE 'add%'");
    }
  }

  private static long wait(Reply refused) {
    assertThat(refused.status()).isEqualTo(429);
    return Long.parseLong(refused.header("Retry-After"));
  }
}
