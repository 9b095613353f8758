package io.careline.store;

import io.vertx.pgclient.PgException;
import java.util.Set;

/** A statement failed; says which one, since the driver's own exception has no stack trace. */
public final class StoreException extends RuntimeException {
  /** SQLSTATE classes that pass: connection, shutdown, serialization, deadlock, resources. */
  private static final Set<String> PASSING =
      Set.of("08", "40", "53", "57", "25"); // 25006: a standby that is being promoted

  private final transient PgException refused;

  StoreException(Sql sql, Throwable cause) {
    super(sql.name() + ": " + cause.getMessage(), cause);
    this.refused = cause instanceof PgException refusal ? refusal : null;
  }

  /** Whether this named constraint or unique index refused the rows. */
  public boolean violates(String constraint) {
    return refused != null && constraint.equals(refused.getConstraint());
  }

  /** Whether the same call may work later: the database was away, or another transaction won. */
  public boolean passing() {
    return refused == null || PASSING.contains(refused.getSqlState().substring(0, 2));
  }
}
