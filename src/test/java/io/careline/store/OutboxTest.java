package io.careline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Sql LOSE_LEASES =
      new Sql("test.lose-leases", "UPDATE outbox SET leased_until = now() - interval '1 second'");

  private Vertx vertx;
  private Db db;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    db = new Db(vertx, TestDatabase.fresh(), 4);
  }

  @AfterEach
  void close() {
    db.close().await();
    vertx.close().await();
  }

  private void put(String cause) {
    Outbox.put(
        db.client(),
        List.of(
            new Outbox.Effect(
                cause, "mail", Optional.empty(), new JsonObject().put("to", "a@example.org"))));
  }

  @Test
  void one_cause_is_one_row_however_often_it_is_wanted() {
    put("reply:1");
    put("reply:1");
    assertThat(Outbox.claim(db.client(), "mail", "a", 10)).hasSize(1);
  }

  @Test
  void what_one_node_has_claimed_no_other_gets() {
    put("reply:1");
    assertThat(Outbox.claim(db.client(), "mail", "a", 10)).hasSize(1);
    assertThat(Outbox.claim(db.client(), "mail", "b", 10)).isEmpty();
  }

  @Test
  void a_lost_lease_is_taken_over_and_the_first_node_cannot_end_it() {
    put("reply:1");
    long id = Outbox.claim(db.client(), "mail", "a", 10).getFirst().id();
    db.run(LOSE_LEASES);
    Outbox.Claimed again = Outbox.claim(db.client(), "mail", "b", 10).getFirst();
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(Outbox.done(db.client(), id, "a")).isFalse();
    assertThat(Outbox.done(db.client(), id, "b")).isTrue();
  }

  @Test
  void what_is_put_off_comes_back_when_it_is_due() {
    put("reply:1");
    long id = Outbox.claim(db.client(), "mail", "a", 10).getFirst().id();
    Outbox.later(db.client(), id, "a", Duration.ofHours(1), "relay away");
    assertThat(Outbox.claim(db.client(), "mail", "a", 10)).isEmpty();
    db.run(new Sql("test.due", "UPDATE outbox SET due_at = now()"));
    assertThat(Outbox.claim(db.client(), "mail", "a", 10)).hasSize(1);
  }
}
