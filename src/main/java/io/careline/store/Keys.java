package io.careline.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.security.SecureRandom;

/** Keys that all nodes share. The first node that asks for one makes it. */
public final class Keys {
  private static final Sql MAKE =
      new Sql(
          "store.make-key",
          "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING");
  private static final Sql READ =
      new Sql("store.read-key", "SELECT value FROM secret WHERE name = $1");

  private Keys() {}

  /** The 32 bytes of a key. */
  public static byte[] key(Db db, String name) {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    db.run(MAKE, name, Buffer.buffer(fresh));
    Row row = db.run(READ, name).iterator().next();
    return row.getBuffer("value").getBytes();
  }
}
