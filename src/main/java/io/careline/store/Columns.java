package io.careline.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Properties of many things as arrays, for statements that {@code unnest} them into rows. */
public final class Columns {
  private Columns() {}

  public static <T> String[] texts(List<T> all, Function<T, String> property) {
    return all.stream().map(property).toArray(String[]::new);
  }

  public static <T> Long[] numbers(List<T> all, Function<T, Long> property) {
    return all.stream().map(property).toArray(Long[]::new);
  }

  public static <T> OffsetDateTime[] times(List<T> all, Function<T, Instant> property) {
    return all.stream()
        .map(one -> property.apply(one).atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
