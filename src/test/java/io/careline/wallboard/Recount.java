package io.careline.wallboard;

import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;

/**
 * The figures once more, by one plain statement over everything, written from their definitions and
 * not from the code that keeps them.
 */
final class Recount {
  private static final String QUERY =
      """
      WITH seen AS (
        SELECT t.id, t.assignee_id, t.tone, t.status IN ('new', 'open', 'pending', 'onHold') AS open,
               t.status IN ('new', 'open')
                 AND (SELECT max(i.id) FROM interaction i WHERE i.ticket_id = t.id AND i.kind = 'customer')
                   > (SELECT coalesce(max(i.id), 0) FROM interaction i WHERE i.ticket_id = t.id AND i.kind = 'reply')
                 AS waiting,
               (SELECT min(c.due_at) FROM sla_clock c WHERE c.ticket_id = t.id AND c.ended_at IS NULL) AS due,
               coalesce((SELECT min(c.started_at) FROM sla_clock c WHERE c.ticket_id = t.id AND c.ended_at IS NULL
                            AND c.target IN ('firstResponse', 'nextResponse')), t.updated_at) AS since
          FROM ticket t WHERE %1$s),
      clocks AS (
        SELECT c.* FROM sla_clock c JOIN ticket t ON t.id = c.ticket_id
         WHERE (c.ended_at AT TIME ZONE '%3$s')::date = (now() AT TIME ZONE '%3$s')::date
           AND c.state IN ('met', 'breached') AND %1$s),
      facts AS (
        SELECT t.*, (t.at AT TIME ZONE '%3$s')::date = (now() AT TIME ZONE '%3$s')::date AS today
          FROM journal t WHERE %2$s)
      SELECT json_build_object(
        'negative', (SELECT count(*) FROM seen WHERE open AND tone = 'negative'),
        'toned', (SELECT count(*) FROM seen WHERE open AND tone IS NOT NULL),
        'open', (SELECT count(*) FROM seen WHERE open),
        'unassigned', (SELECT count(*) FROM seen WHERE open AND assignee_id IS NULL),
        'waitingForUs', (SELECT count(*) FROM seen WHERE waiting),
        'atRisk15', (SELECT count(*) FROM seen WHERE open AND due > now() AND due <= now() + interval '15 minutes'),
        'atRisk60', (SELECT count(*) FROM seen WHERE open AND due > now() AND due <= now() + interval '60 minutes'),
        'breached', (SELECT count(*) FROM seen WHERE open AND due <= now()),
        'oldest', (SELECT id FROM seen WHERE waiting ORDER BY since, id LIMIT 1),
        'firstMet', (SELECT count(*) FROM clocks WHERE target = 'firstResponse' AND state = 'met'),
        'firstTotal', (SELECT count(*) FROM clocks WHERE target = 'firstResponse'),
        'resolutionMet', (SELECT count(*) FROM clocks WHERE target = 'resolution' AND state = 'met'),
        'resolutionTotal', (SELECT count(*) FROM clocks WHERE target = 'resolution'),
        'opened', (SELECT count(*) FROM facts WHERE today AND name = 'ticket.opened'),
        'solved', (SELECT count(*) FROM facts WHERE today AND body #>> '{changes,status,1}' IN ('solved', 'closed')
                      AND body #>> '{changes,status,0}' NOT IN ('solved', 'closed') AND body ->> 'into' IS NULL),
        'due60', (SELECT count(*) FROM seen WHERE waiting AND due > now() AND due <= now() + interval '60 minutes'),
        'pace', (SELECT count(*) FROM facts WHERE name = 'interaction.sent' AND at > now() - interval '1 hour'))\
      """;

  private Recount() {}

  /**
   * @param ticket a condition on a ticket, or a fact, called {@code t}
   */
  static JsonObject of(String url, String ticket, String zone) {
    String fact = ticket.equals("true") ? ticket : "(t.ticket_id IS NOT NULL AND (" + ticket + "))";
    return new JsonObject(TestTables.value(url, QUERY.formatted("(" + ticket + ")", fact, zone)));
  }

  /** The board's figures in the same shape. */
  static JsonObject shape(JsonObject figures, JsonObject forecast) {
    JsonObject first = figures.getJsonObject("firstResponse");
    JsonObject resolution = figures.getJsonObject("resolution");
    JsonObject shape = new JsonObject();
    for (String name :
        "open unassigned waitingForUs atRisk15 atRisk60 breached opened solved".split(" ")) {
      shape.put(name, figures.getInteger(name));
    }
    String oldest = figures.getString("oldestWaitingNumber");
    shape
        .put("negative", figures.getJsonObject("negative").getInteger("count"))
        .put("toned", figures.getJsonObject("negative").getInteger("total"))
        .put("oldest", oldest == null ? null : Integer.valueOf(oldest.replaceFirst(".$", "")))
        .put("firstMet", first.getInteger("met"))
        .put("firstTotal", first.getInteger("total"))
        .put("resolutionMet", resolution.getInteger("met"))
        .put("resolutionTotal", resolution.getInteger("total"));
    if (forecast != null) {
      shape
          .put("due60", forecast.getInteger("due60"))
          .put("pace", forecast.getInteger("pacePerHour"));
    }
    return shape;
  }
}
