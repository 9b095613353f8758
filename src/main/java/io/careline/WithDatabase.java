package io.careline;

import io.careline.store.Db;
import io.careline.store.EmbeddedDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;

/** Lets a command work with the configured database, whether Careline runs or not. */
final class WithDatabase {
  private WithDatabase() {}

  /** What a command does. */
  @FunctionalInterface
  interface Work {
    void with(Db db) throws IOException;
  }

  static void run(Settings settings, Work work) throws IOException {
    if (settings.databaseUrl().isPresent()) {
      run(settings.databaseUrl().get(), work);
      return;
    }
    boolean running = Files.exists(settings.data().resolve("postgres/postmaster.pid"));
    EmbeddedDatabase embedded = EmbeddedDatabase.start(settings.data(), System.err::println);
    try {
      run(embedded.url(), work);
    } finally {
      if (!running) {
        embedded.stop();
      }
    }
  }

  private static void run(String url, Work work) throws IOException {
    Vertx vertx = Vertx.vertx();
    Db db = new Db(vertx, url, 2);
    try {
      work.with(db);
    } finally {
      db.close().await();
      vertx.close().await();
    }
  }
}
