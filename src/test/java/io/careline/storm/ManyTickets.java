package io.careline.storm;

/** Fills a workspace in four statements, as full as years of work would. */
final class ManyTickets {
  private ManyTickets() {}

  static void fill(StormDatabase database, int tickets) {
    database.execute(
        """
        INSERT INTO customer (name, email)
        SELECT 'Person ' || n, 'many' || n || '@customers.example' FROM generate_series(1, 5000) n\
        """);
    database.execute(
        """
        INSERT INTO ticket (subject, channel, customer_id, created_at, updated_at)
        SELECT 'Ticket ' || n, 'api', (SELECT min(id) FROM customer) + n %% 5000,
               now() - n * interval '1 minute', now() - n * interval '1 minute'
          FROM generate_series(1, %d) n\
        """
            .formatted(tickets));
    database.execute(
        """
        INSERT INTO interaction (ticket_id, kind, channel, customer_id, text, created_at)
        SELECT id, 'customer', channel, customer_id, repeat('Text of ' || subject || '. ', 20), created_at
          FROM ticket\
        """);
    database.execute(
        """
        INSERT INTO journal (name, ticket_id, actor, body)
        SELECT 'ticket.opened', i.ticket_id, 'customer:' || i.customer_id, jsonb_build_object('interaction', i.id)
          FROM interaction i ORDER BY i.id\
        """);
  }
}
