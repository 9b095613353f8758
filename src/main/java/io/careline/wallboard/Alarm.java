package io.careline.wallboard;

import io.careline.store.Rows;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * A figure that rings when it is above a limit.
 *
 * @param teamId whose figure; 0 for all that there is
 * @param ringsSince empty while it is silent
 */
record Alarm(
    long id,
    Figure figure,
    long teamId,
    long above,
    boolean sound,
    Optional<String> webhook,
    Optional<Instant> ringsSince) {

  static Alarm of(Row row) {
    return new Alarm(
        row.getLong("id"),
        Figure.of(row.getString("figure")),
        Rows.id(row, "team_id").orElse(0L),
        row.getLong("above"),
        row.getBoolean("sound"),
        Optional.ofNullable(row.getString("webhook")),
        Optional.ofNullable(row.getOffsetDateTime("rings_since")).map(at -> at.toInstant()));
  }

  /** Whether it has to ring at this value; between the limit and nine tenths it stays as it is. */
  boolean rings(long value) {
    return ringsSince.isPresent() ? value * 10 > above * 9 && value > 0 : value > above;
  }

  JsonObject json(Staff staff, boolean withWebhook) {
    return new JsonObject()
        .put("id", id)
        .put("figure", figure.word())
        .put("team", staff.team(teamId).orElse(null))
        .put("above", above)
        .put("sound", sound)
        .put("webhook", withWebhook ? webhook.orElse(null) : null);
  }

  /** As the board shows one that rings. */
  JsonObject ringing(Staff staff, long value) {
    return new JsonObject()
        .put("id", id)
        .put("figure", figure.word())
        .put("team", staff.team(teamId).orElse(null))
        .put("value", value)
        .put("above", above)
        .put("since", ringsSince.map(Instant::toString).orElse(null));
  }
}
