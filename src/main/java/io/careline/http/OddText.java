package io.careline.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What JSON can say and neither PostgreSQL nor UTF-8 can keep: NUL, and halves of surrogate pairs.
 * Nobody means them, so they are left out or replaced, and stop nobody.
 */
public final class OddText {
  private OddText() {}

  public static String without(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** The same object with harmless names and texts, all the way down. */
  public static JsonObject without(JsonObject object) {
    JsonObject clean = new JsonObject();
    object.forEach(entry -> clean.put(without(entry.getKey()), value(entry.getValue())));
    return clean;
  }

  private static Object value(Object value) {
    return switch (value) {
      case String text -> without(text);
      case JsonObject object -> without(object);
      case JsonArray array -> new JsonArray(array.stream().map(OddText::value).toList());
      case null, default -> value;
    };
  }
}
