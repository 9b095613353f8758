package io.careline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

/** Statements are prepared once for each connection. */
class PreparedTest {
  private static final Sql LONG =
      new Sql("test.long", "SELECT $1::int /* " + "long ".repeat(1_000) + "*/");
  private static final Sql PREPARED =
      new Sql(
          "test.prepared",
          "SELECT count(*) AS kept FROM pg_prepared_statements WHERE statement LIKE '%long ' ||"
              + " 'long%'");

  @Test
  void the_longest_statement_too_is_parsed_and_planned_only_once() {
    Vertx vertx = Vertx.vertx();
    Db db = new Db(vertx, TestDatabase.fresh(), 1);
    db.run(LONG, 1);
    assertThat(db.run(PREPARED).iterator().next().getLong("kept")).isEqualTo(1);
    db.close().await();
    vertx.close().await();
  }
}
