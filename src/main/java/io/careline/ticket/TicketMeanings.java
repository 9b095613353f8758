package io.careline.ticket;

import static io.careline.store.Columns.numbers;
import static io.careline.store.Columns.texts;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** Keeps what tickets are about. */
public final class TicketMeanings {
  /** Of a message more is not read by any model. */
  private static final Sql ESSENCES =
      new Sql(
          "ticket.essences",
          """
          SELECT t.id, t.team_id, t.assignee_id, t.customer_id, t.subject, t.language, m.basis, m.space, m.vector, coalesce(
                 (SELECT left(i.text, 4000) FROM interaction i
                   WHERE i.ticket_id = t.id AND i.kind = 'customer' ORDER BY i.id LIMIT 1), '') AS text
            FROM ticket t LEFT JOIN ticket_meaning m ON m.ticket_id = t.id
           WHERE t.id = ANY ($1) ORDER BY t.id\
          """);

  private static final Sql PUT =
      new Sql(
          "ticket.put-meanings",
          """
          INSERT INTO ticket_meaning (ticket_id, space, basis, vector)
          SELECT m.* FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[]) AS m(id, space, basis, vector)
            JOIN ticket t ON t.id = m.id ORDER BY m.id
              ON CONFLICT (ticket_id) DO UPDATE
             SET space = excluded.space, basis = excluded.basis, vector = excluded.vector\
          """);

  /** Begins anew when a model is another than that by which a ticket was read. */
  private static final Sql RENEW =
      new Sql(
          "ticket.renew-meanings",
          """
          UPDATE follower SET seq = 0
           WHERE name = 'meaning' AND EXISTS (SELECT FROM ticket_meaning WHERE space <> ALL ($1))\
          """);

  private TicketMeanings() {}

  /**
   * What was made of a ticket.
   *
   * @param space the name of the model that has read it
   * @param vector empty when there was nothing to read
   */
  public record Made(Essence of, String space, Optional<byte[]> vector) {}

  /**
   * A ticket to be compared with others.
   *
   * @param meaning what it is about, once that is known
   */
  public record Compared(Essence essence, long customerId, Optional<TicketText.Meant> meaning) {}

  /** One ticket, if it is there. */
  public static Optional<Compared> compared(SqlClient db, long id) {
    Object[] ids = {new Long[] {id}};
    return Db.list(db, ESSENCES, TicketMeanings::compared, ids).stream().findFirst();
  }

  private static Compared compared(Row row) {
    return new Compared(essence(row), row.getLong("customer_id"), TicketTexts.meant(row));
  }

  /** What stands for each of these tickets, as far as they are there. */
  public static List<Essence> essences(SqlClient db, Long[] ids) {
    return Db.list(db, ESSENCES, TicketMeanings::essence, new Object[] {ids});
  }

  private static Essence essence(Row row) {
    long id = row.getLong("id");
    return new Essence(
        id,
        Fact.Place.of(id, Rows.id(row, "team_id"), Rows.id(row, "assignee_id")),
        row.getString("subject"),
        row.getString("text"),
        Optional.ofNullable(row.getString("language")),
        Optional.ofNullable(row.getString("basis")));
  }

  /** Keeps what was made, and tells it, so that every node's index takes it up. */
  public static void put(SqlClient tx, List<Made> made) {
    Long[] ids = numbers(made, one -> one.of().ticketId());
    String[] spaces = texts(made, Made::space);
    String[] bases = texts(made, one -> one.of().basisIn(one.space()));
    Buffer[] vectors =
        made.stream()
            .map(one -> one.vector().map(Buffer::buffer).orElse(null))
            .toArray(Buffer[]::new);
    Db.run(tx, PUT, ids, spaces, bases, vectors);
    Journal.write(
        tx,
        made.stream()
            .filter(one -> one.vector().isPresent())
            .map(one -> understood(one.of().place()))
            .toList());
  }

  private static Fact understood(Fact.Place place) {
    return Fact.of(TicketFacts.UNDERSTOOD, place, "careline", new JsonObject());
  }

  /** Has every ticket read again when one was read by none of these models. */
  public static void renew(SqlClient db, List<String> spaces) {
    Db.run(db, RENEW, new Object[] {spaces.toArray(String[]::new)});
  }
}
