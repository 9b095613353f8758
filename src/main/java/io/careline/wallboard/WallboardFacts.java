package io.careline.wallboard;

import io.careline.store.Fact;
import io.vertx.core.json.JsonObject;

/**
 * The names of this room's facts. They are about no ticket; nodes read their alarms anew by them.
 */
final class WallboardFacts {
  static final String ALARMS_CHANGED = "wallboard.alarms-changed";

  /** Body {@code alarm} (its id), {@code value}. */
  static final String RANG = "wallboard.alarm-rang";

  /** Body {@code alarm} (its id), {@code value}. */
  static final String STOPPED = "wallboard.alarm-stopped";

  private WallboardFacts() {}

  static Fact changed(String actor) {
    return Fact.of(ALARMS_CHANGED, Fact.Place.NONE, actor, new JsonObject());
  }

  static Fact turned(Alarm alarm, boolean rings, long value) {
    return Fact.of(
        rings ? RANG : STOPPED,
        Fact.Place.NONE,
        "careline",
        new JsonObject().put("alarm", alarm.id()).put("value", value));
  }
}
