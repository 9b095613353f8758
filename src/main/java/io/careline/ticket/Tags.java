package io.careline.ticket;

import io.careline.http.Refusal;
import io.vertx.core.json.JsonArray;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tags that a caller wishes for. */
public final class Tags {
  private static final String UNSEEN = "[\\s\\p{Z}\\p{Cc}\\p{Cf}]+";

  private Tags() {}

  /**
   * The tags without what nobody sees around them, each once.
   *
   * @throws Refusal.Invalid naming a tag of which nothing is left
   */
  public static JsonArray of(JsonArray wished) {
    Set<String> tags = new LinkedHashSet<>();
    for (int i = 0; i < wished.size(); i++) {
      String tag = wished.getString(i).replaceAll("^" + UNSEEN + "|" + UNSEEN + "$", "");
      if (tag.isEmpty()) {
        throw new Refusal.Invalid("/tags/" + i, "is blank");
      }
      tags.add(tag);
    }
    return new JsonArray(java.util.List.copyOf(tags));
  }
}
