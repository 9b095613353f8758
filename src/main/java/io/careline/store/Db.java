package io.careline.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The pool and the way to use it: straight lines on the caller's own virtual thread, so that a
 * failure shows the whole path. Nothing here may be called from an event loop, but {@link #send}.
 */
public final class Db {
  private static final Sql BEGIN = new Sql("store.begin", "BEGIN");
  private static final Sql COMMIT = new Sql("store.commit", "COMMIT");
  private static final Sql CONNECT = new Sql("store.connect", "");

  private static final int ASIDE = 2;
  private static final long CONNECT_SECONDS = 10;

  private final Pool pool;
  private final Pool aside;

  public Db(Vertx vertx, String uri, int connections) {
    PgConnectOptions where =
        PgConnectOptions.fromUri(uri)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            // By default what is longer than 2,048 characters is parsed and planned each time.
            .setPreparedStatementCacheSqlFilter(sql -> true)
            .setPipeliningLimit(16)
            .setReconnectAttempts(0)
            .addProperty("application_name", "careline");
    this.pool = pool(vertx, where, connections);
    // Nothing that has to last is written here, so its commits need not wait for the disk.
    PgConnectOptions lightly = new PgConnectOptions(where).addProperty("synchronous_commit", "off");
    this.aside = pool(vertx, lightly, ASIDE);
  }

  private static Pool pool(Vertx vertx, PgConnectOptions where, int connections) {
    // The pool's own timeout fails requests that were served long ago; see connect() for ours.
    PoolOptions size = new PoolOptions().setMaxSize(connections).setConnectionTimeout(0);
    return PgBuilder.pool()
        .connectingTo(where)
        .with(size)
        .with(new NetClientOptions().setConnectTimeout(5_000))
        .using(vertx)
        .build();
  }

  /**
   * Connections for what is remembered and read anew now and then, and for telling other nodes that
   * something happened. They are apart, so that whoever looks something up inside a transaction
   * never waits for a connection that another transaction holds.
   */
  public SqlClient aside() {
    return aside;
  }

  /** The client for single statements, each its own transaction. */
  public SqlClient client() {
    return pool;
  }

  /** Runs one statement and waits for its rows. */
  public static RowSet<Row> run(SqlClient client, Sql sql, Object... arguments) {
    try {
      return send(client, sql, arguments).await();
    } catch (StoreException e) {
      throw e;
    } catch (Throwable e) {
      throw new StoreException(sql, e);
    }
  }

  /** Runs one statement outside any transaction. */
  public RowSet<Row> run(Sql sql, Object... arguments) {
    return run(pool, sql, arguments);
  }

  /** Runs one statement and gives each row to a reader. */
  public static <T> List<T> list(
      SqlClient client, Sql sql, Function<Row, T> reader, Object... arguments) {
    return run(client, sql, arguments).stream().map(reader).toList();
  }

  /** Sends a statement without waiting; the one call that an event loop may make. */
  public static Future<RowSet<Row>> send(SqlClient client, Sql sql, Object... arguments) {
    return client
        .preparedQuery(sql.text())
        .execute(Tuple.from(arguments))
        .recover(e -> Future.failedFuture(new StoreException(sql, e)));
  }

  /** What is done inside a transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T in(SqlConnection tx);
  }

  /**
   * Begins, works, and commits or rolls back. When {@code COMMIT} itself fails, nobody knows
   * whether the work is there; callers must be safe to repeat.
   */
  public <T> T inTransaction(Work<T> work) {
    SqlConnection connection = null;
    try {
      connection = connect();
      Transaction transaction = await(BEGIN, connection.begin());
      T result = attempt(work, connection, transaction);
      await(COMMIT, transaction.commit());
      return result;
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  /** Waits for a connection for a while; one that comes too late goes back. */
  private SqlConnection connect() {
    Future<SqlConnection> coming = pool.getConnection();
    try {
      return coming.timeout(CONNECT_SECONDS, TimeUnit.SECONDS).await();
    } catch (Throwable e) {
      coming.onSuccess(SqlConnection::close);
      throw new StoreException(CONNECT, e);
    }
  }

  private static <T> T attempt(Work<T> work, SqlConnection connection, Transaction transaction) {
    try {
      return work.in(connection);
    } catch (Throwable e) {
      try {
        transaction.rollback().await();
      } catch (Throwable lost) {
        e.addSuppressed(lost);
      }
      throw e;
    }
  }

  private static <T> T await(Sql step, Future<T> future) {
    try {
      return future.await();
    } catch (Throwable e) {
      throw new StoreException(step, e);
    }
  }

  public Future<Void> close() {
    return Future.all(pool.close(), aside.close()).mapEmpty();
  }
}
