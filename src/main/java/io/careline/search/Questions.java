package io.careline.search;

import io.careline.http.Refusal;
import io.careline.search.query.Part;
import io.careline.search.query.QueryFault;
import io.careline.search.query.QueryReader;
import io.vertx.core.json.JsonObject;

/** Reads what was asked, and refuses what cannot be read with its place. */
final class Questions {
  private Questions() {}

  /**
   * @param pointer to where the question stands in the call
   */
  static Part read(String question, String pointer) {
    try {
      return QueryReader.read(question);
    } catch (QueryFault e) {
      JsonObject place = new JsonObject().put("at", e.at()).put("reason", e.reason().word());
      throw new Refusal.Invalid(pointer, e.getMessage(), place);
    }
  }
}
