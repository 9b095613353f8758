package io.careline.store;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads columns in the types that the rooms use. */
public final class Rows {
  private Rows() {}

  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  /** An instant as the API writes it, or null. */
  public static String time(Row row, String column) {
    return row.getOffsetDateTime(column) == null
        ? null
        : row.getOffsetDateTime(column).toInstant().toString();
  }

  /** An instant as a parameter of a statement, or null. */
  public static OffsetDateTime time(Optional<Instant> at) {
    return at.map(one -> one.atOffset(ZoneOffset.UTC)).orElse(null);
  }

  public static JsonArray array(Row row, String column) {
    JsonArray array = new JsonArray();
    String[] values = row.getArrayOfStrings(column);
    if (values != null) {
      for (String value : values) {
        array.add(value);
      }
    }
    return array;
  }

  public static Optional<Long> id(Row row, String column) {
    return Optional.ofNullable(row.getLong(column));
  }
}
