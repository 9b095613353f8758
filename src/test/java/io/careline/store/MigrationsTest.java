package io.careline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When Flyway is asked, and when the mark is enough. */
class MigrationsTest {
  private final String url = TestDatabase.fresh();
  private Vertx vertx;
  private Db db;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    db = new Db(vertx, url, 4);
  }

  @AfterEach
  void close() {
    db.close().await();
    vertx.close().await();
  }

  @Test
  void a_database_that_we_brought_up_to_date_is_known_at_a_glance() {
    assertThat(Migrations.current(db)).isTrue();
    assertThat(Migrations.bring(db, url)).isZero();
  }

  @Test
  void the_mark_of_another_version_is_not_ours_and_is_replaced() {
    TestTables.execute(url, "COMMENT ON TABLE flyway_schema_history IS 'careline migrations 00'");
    assertThat(Migrations.current(db)).isFalse();
    assertThat(Migrations.bring(db, url)).isZero();
    assertThat(Migrations.current(db)).isTrue();
  }

  @Test
  void without_a_mark_everything_that_is_missing_is_applied() {
    TestTables.execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    assertThat(Migrations.current(db)).isFalse();
    assertThat(Migrations.bring(db, url)).isPositive();
    assertThat(Migrations.current(db)).isTrue();
    assertThat(TestTables.rows(url)).containsKeys("ticket", "journal", "outbox");
  }
}
