package io.careline.storm;

import java.util.LinkedHashMap;
import java.util.Map;

/** What has to be zero in the database after a storm, whatever was promised to whom. */
final class Order {
  private static final Map<String, String> COUNTS = new LinkedHashMap<>();

  static {
    COUNTS.put("arrivals that wait", "SELECT count(*) FROM arrival WHERE state = 'waiting'");
    COUNTS.put("arrivals set aside", "SELECT count(*) FROM arrival WHERE state = 'quarantined'");
    COUNTS.put(
        "arrivals without an interaction",
        "SELECT count(*) FROM arrival a WHERE NOT EXISTS (SELECT FROM interaction i WHERE"
            + " i.arrival_id = a.id)");
    COUNTS.put(
        "interactions of the same arrival",
        "SELECT count(arrival_id) - count(DISTINCT arrival_id) FROM interaction");
    COUNTS.put(
        "tickets without an interaction",
        "SELECT count(*) FROM ticket t WHERE NOT EXISTS (SELECT FROM interaction i WHERE"
            + " i.ticket_id = t.id)");
    COUNTS.put(
        "tickets that were not opened by exactly one fact",
        """
        SELECT count(*) FROM ticket t
          FULL JOIN (SELECT ticket_id, count(*) AS facts FROM journal WHERE name = 'ticket.opened' GROUP BY 1) j
            ON j.ticket_id = t.id
         WHERE j.facts IS DISTINCT FROM 1 OR t.id IS NULL\
        """);
    COUNTS.put(
        "interactions that were not told by exactly one fact",
        """
        SELECT count(*) FROM interaction i
          FULL JOIN (SELECT (body ->> 'interaction')::bigint AS id, count(*) AS facts FROM journal
                      WHERE body ? 'interaction' GROUP BY 1) j
            ON j.id = i.id
         WHERE j.facts IS DISTINCT FROM 1 OR i.id IS NULL\
        """);
    // Every customer of a storm has an address, so every reply is a mail.
    COUNTS.put(
        "replies that are not exactly one row of the outbox",
        """
        SELECT count(*) FROM interaction i
         WHERE i.kind = 'reply' AND (SELECT count(*) FROM outbox o WHERE o.cause = 'reply:' || i.id) <> 1\
        """);
    COUNTS.put(
        "replies without the Message-ID that an answer names",
        "SELECT count(*) FROM interaction WHERE kind = 'reply' AND mail ->> 'messageId' IS NULL");
    COUNTS.put(
        "rows of the outbox without their reply",
        """
        SELECT count(*) FROM outbox o
         WHERE o.cause LIKE 'reply:%'
           AND NOT EXISTS (SELECT FROM interaction i WHERE 'reply:' || i.id = o.cause AND i.kind = 'reply')\
        """);
    COUNTS.put(
        "customers with the same address",
        "SELECT count(*) - count(DISTINCT lower(email)) FROM customer WHERE email IS NOT NULL");
  }

  private Order() {}

  /** What is not zero, with how many there are. */
  static Map<String, Long> broken(StormDatabase database) {
    Map<String, Long> broken = new LinkedHashMap<>();
    COUNTS.forEach(
        (name, query) -> {
          long count = database.number(query);
          if (count != 0) {
            broken.put(name, count);
          }
        });
    return broken;
  }
}
