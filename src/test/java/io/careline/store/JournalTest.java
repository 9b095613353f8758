package io.careline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits overtake each other here; a reader must neither skip nor repeat. */
class JournalTest {
  private Vertx vertx;
  private Db db;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    db = new Db(vertx, TestDatabase.fresh(), 20);
  }

  @AfterEach
  void close() {
    db.close().await();
    vertx.close().await();
  }

  /** A transaction that is held open by hand. */
  private record Open(SqlConnection connection, Transaction transaction) {
    void commit() {
      transaction.commit().await();
      connection.close().await();
    }

    void rollback() {
      transaction.rollback().await();
      connection.close().await();
    }
  }

  private Open begin() {
    SqlConnection connection = ((io.vertx.sqlclient.Pool) db.client()).getConnection().await();
    return new Open(connection, connection.begin().await());
  }

  private static void write(Open open, String name) {
    Journal.write(
        open.connection(), List.of(Fact.of(name, Fact.Place.NONE, "careline", new JsonObject())));
  }

  private static List<String> names(List<Fact> facts) {
    return facts.stream().map(Fact::name).toList();
  }

  @Test
  void a_late_commit_is_waited_for_and_comes_in_its_place() {
    JournalReader reader = new JournalReader(db, 0);
    Open slow = begin();
    Open quick = begin();
    write(slow, "first");
    write(quick, "second");
    quick.commit();
    assertThat(reader.next(10)).isEmpty();
    assertThat(reader.waiting()).isTrue();
    slow.commit();
    assertThat(names(reader.next(10))).containsExactly("first", "second");
  }

  /**
   * With the plain rule "read what is below the oldest running transaction", the first fact would
   * be lost here.
   */
  @Test
  void a_number_drawn_early_by_a_younger_transaction_is_not_lost() {
    JournalReader reader = new JournalReader(db, 0);
    Open old = begin();
    Db.run(old.connection(), new Sql("test.take-id", "SELECT pg_current_xact_id()::text"));
    Open young = begin();
    write(young, "first");
    write(old, "second");
    old.commit();
    assertThat(reader.next(10)).isEmpty();
    young.commit();
    assertThat(names(reader.next(10))).containsExactly("first", "second");
  }

  @Test
  void a_number_that_was_rolled_back_is_stepped_over() {
    JournalReader reader = new JournalReader(db, 0);
    Open lost = begin();
    write(lost, "never");
    Open kept = begin();
    write(kept, "kept");
    kept.commit();
    assertThat(reader.next(10)).isEmpty();
    lost.rollback();
    assertThat(names(reader.next(10))).containsExactly("kept");
    assertThat(reader.next(10)).isEmpty();
  }

  @Test
  void a_gap_at_the_end_of_a_page_is_no_end() {
    JournalReader reader = new JournalReader(db, 0);
    for (int i = 0; i < 5; i++) {
      Open lost = begin();
      write(lost, "never");
      lost.rollback();
      Open kept = begin();
      write(kept, "kept " + i);
      kept.commit();
    }
    List<String> read = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      read.addAll(names(reader.next(1)));
    }
    assertThat(read).containsExactly("kept 0", "kept 1", "kept 2", "kept 3", "kept 4");
  }

  @Test
  void random_overtaking_loses_nothing_and_repeats_nothing() {
    Random random = new Random(7);
    JournalReader reader = new JournalReader(db, 0);
    List<Open> running = new ArrayList<>();
    List<String> committed = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Fact> read = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      if (running.size() < 8 && (running.isEmpty() || random.nextBoolean())) {
        Open open = begin();
        write(open, "fact " + i);
        running.add(open);
        names.add("fact " + i);
      } else {
        int which = random.nextInt(running.size());
        Open open = running.remove(which);
        String name = names.remove(which);
        if (random.nextInt(4) == 0) {
          open.rollback();
        } else {
          open.commit();
          committed.add(name);
        }
      }
      read.addAll(reader.next(1 + random.nextInt(5)));
    }
    running.forEach(Open::rollback);
    for (int i = 0; i < 500; i++) {
      read.addAll(reader.next(10));
    }
    assertThat(names(read)).containsExactlyInAnyOrderElementsOf(committed);
    List<Long> numbers = read.stream().map(Fact::seq).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_reader_that_starts_now_starts_before_what_may_still_come() {
    assertThat(Journal.whole(db.client(), 100)).isZero();
    Open first = begin();
    write(first, "first");
    Open second = begin();
    write(second, "second");
    second.commit();
    assertThat(Journal.whole(db.client(), 100)).isZero();
    assertThat(Journal.whole(db.client(), 1)).isEqualTo(Journal.last(db.client()));
    first.commit();
    long whole = Journal.last(db.client());
    assertThat(Journal.whole(db.client(), 100)).isEqualTo(whole);
    Open late = begin();
    write(late, "late");
    Open quick = begin();
    write(quick, "quick");
    quick.commit();
    assertThat(Journal.whole(db.client(), 100)).isEqualTo(whole);
    late.commit();
    assertThat(Journal.whole(db.client(), 100)).isEqualTo(Journal.last(db.client()));
  }
}
