package io.careline.customer;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** Knows who somebody is by what they are reached at. */
public final class CustomerDesk {
  /**
   * Finds or makes the customers of many messages in one statement. Whoever inserts an identity
   * first wins; the others wait for that row and take its customer. Identities are locked in one
   * order, so that two batches never block each other for good.
   */
  private static final Sql RECOGNISE =
      new Sql(
          "customer.recognise",
          """
          WITH hint AS (
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY
                   AS h(email, phone, name, locale, mail_identity, place)
          ), known AS (
            SELECT h.*, CASE WHEN h.email IS NOT NULL THEN 'email' WHEN h.phone IS NOT NULL THEN 'phone' END AS kind,
                   coalesce(h.mail_identity, h.phone, '#' || h.place) AS value
              FROM hint h
          ), wanted AS (
            SELECT DISTINCT ON (k.kind, k.value) k.* FROM known k ORDER BY k.kind, k.value, k.place
          ), missing AS MATERIALIZED (
            SELECT w.*, nextval('customer_id_seq') AS new_id FROM wanted w
             WHERE NOT EXISTS (SELECT FROM customer_identity i WHERE i.kind = w.kind AND i.value = w.value)
          ), claimed AS (
            INSERT INTO customer_identity AS i (kind, value, customer_id)
            SELECT kind, value, new_id FROM missing WHERE kind IS NOT NULL ORDER BY kind, value
            ON CONFLICT (kind, value) DO UPDATE SET customer_id = i.customer_id
            RETURNING kind, value, customer_id
          ), made AS (
            INSERT INTO customer (id, name, email, phone, locale)
            SELECT m.new_id, m.name, m.email, m.phone, m.locale FROM missing m
             WHERE m.kind IS NULL OR EXISTS (SELECT FROM claimed c WHERE c.customer_id = m.new_id)
            RETURNING id, phone, email
          ), also AS (
            INSERT INTO customer_identity (kind, value, customer_id)
            SELECT 'phone', phone, id FROM made WHERE email IS NOT NULL AND phone IS NOT NULL ORDER BY phone
            ON CONFLICT (kind, value) DO NOTHING
          ), named AS (
            UPDATE customer c SET name = k.name
              FROM wanted k JOIN customer_identity i ON i.kind = k.kind AND i.value = k.value
             WHERE c.id = i.customer_id AND c.name IS NULL AND k.name IS NOT NULL
          )
          SELECT k.place, coalesce(c.customer_id, i.customer_id, m.new_id) AS id
            FROM known k
            LEFT JOIN claimed c ON c.kind = k.kind AND c.value = k.value
            LEFT JOIN customer_identity i ON i.kind = k.kind AND i.value = k.value
            LEFT JOIN missing m ON k.kind IS NULL AND m.value = k.value
           ORDER BY k.place\
          """);

  private static final Sql ADDRESSES =
      new Sql(
          "customer.addresses",
          "SELECT value FROM customer_identity WHERE customer_id = $1 AND kind = 'email'");
  private static final Sql ONE =
      new Sql("customer.one", "SELECT id, name, email, phone, tier FROM customer WHERE id = $1");
  private static final Sql BY_EMAIL =
      new Sql(
          "customer.by-email",
          "SELECT customer_id FROM customer_identity WHERE kind = 'email' AND value = $1");

  private CustomerDesk() {}

  /** The customers' ids, in the order of the hints. */
  public static List<Long> recognise(SqlClient tx, List<CustomerHint> hints) {
    String[] emails = hints.stream().map(h -> h.foldedEmail().orElse(null)).toArray(String[]::new);
    String[] phones = hints.stream().map(h -> h.foldedPhone().orElse(null)).toArray(String[]::new);
    String[] names = hints.stream().map(h -> h.name().orElse(null)).toArray(String[]::new);
    String[] locales = hints.stream().map(h -> h.locale().orElse(null)).toArray(String[]::new);
    String[] identities =
        hints.stream().map(h -> h.mailIdentity().orElse(null)).toArray(String[]::new);
    return Db.list(
        tx, RECOGNISE, row -> row.getLong("id"), emails, phones, names, locales, identities);
  }

  /** Every mail address of a customer, folded. */
  public static List<String> addresses(SqlClient db, long customerId) {
    return Db.list(db, ADDRESSES, row -> row.getString("value"), customerId);
  }

  /** The customer as the API shows one. */
  public static Optional<JsonObject> one(SqlClient db, long id) {
    return Db.run(db, ONE, id).stream().map(row -> view(row, "id", "")).findFirst();
  }

  public static Optional<Long> byEmail(SqlClient db, String email) {
    return Db.run(db, BY_EMAIL, MailIdentity.of(email)).stream()
        .map(row -> row.getLong("customer_id"))
        .findFirst();
  }

  /** A customer out of a row in which the columns carry a prefix. */
  public static JsonObject view(Row row, String id, String prefix) {
    return new JsonObject()
        .put("id", row.getLong(id))
        .put("name", row.getString(prefix + "name"))
        .put("email", row.getString(prefix + "email"))
        .put("phone", row.getString(prefix + "phone"))
        .put("tier", row.getString(prefix + "tier"));
  }
}
