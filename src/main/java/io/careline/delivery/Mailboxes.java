package io.careline.delivery;

import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The addresses that we receive for and write from, each with the team that its mail belongs to.
 * They change seldom and are asked for with each mail, so they are remembered for a second.
 */
public final class Mailboxes {
  private static final String VIEW =
      "SELECT b.id, b.address, b.name, b.team_id, t.name AS team FROM mailbox b LEFT JOIN team t ON"
          + " t.id = b.team_id";
  private static final Sql LIST = new Sql("mailbox.list", VIEW + " ORDER BY b.id");
  private static final Sql ADD =
      new Sql(
          "mailbox.add",
          "INSERT INTO mailbox (address, name, team_id) VALUES ($1, $2, $3) RETURNING id");
  private static final Sql FIRST =
      new Sql(
          "mailbox.first",
          """
          INSERT INTO mailbox (address, name) SELECT $1, $2
           WHERE NOT EXISTS (SELECT FROM mailbox) ON CONFLICT DO NOTHING\
          """);
  private static final long REMEMBERED_NANOS = 1_000_000_000L;

  /** A mailbox. */
  public record Mailbox(
      long id, String address, String name, Optional<Long> teamId, Optional<String> team) {
    Address sender() {
      return Address.of(address, name);
    }

    JsonObject view() {
      return new JsonObject()
          .put("id", id)
          .put("address", address)
          .put("name", name)
          .put("team", team.orElse(null));
    }
  }

  private record Book(Future<List<Mailbox>> mailboxes, long readAt) {}

  private final Db db;
  private volatile Book book;

  public Mailboxes(Db db) {
    this.db = db;
  }

  /**
   * Whether an address is ours; {@code support+token@host} counts as {@code support@host}. From any
   * thread.
   */
  public Future<Boolean> known(String address) {
    String base = base(address);
    return all()
        .map(mailboxes -> mailboxes.stream().anyMatch(one -> base(one.address()).equals(base)));
  }

  /** The first of our mailboxes among these recipients. */
  public Optional<Mailbox> among(Collection<String> recipients) {
    List<String> bases = recipients.stream().map(Mailboxes::base).toList();
    return all().await().stream().filter(one -> bases.contains(base(one.address()))).findFirst();
  }

  /** The mailbox that a ticket is answered from: its own, else its team's, else the first. */
  public Optional<Mailbox> of(Optional<Long> mailboxId, Optional<Long> teamId) {
    List<Mailbox> mailboxes = all().await();
    return mailboxId
        .flatMap(id -> mailboxes.stream().filter(one -> one.id() == id).findFirst())
        .or(
            () ->
                mailboxes.stream()
                    .filter(one -> teamId.isPresent() && one.teamId().equals(teamId))
                    .findFirst())
        .or(() -> mailboxes.stream().findFirst());
  }

  private Future<List<Mailbox>> all() {
    Book now = book;
    if (now != null
        && System.nanoTime() - now.readAt() < REMEMBERED_NANOS
        && !now.mailboxes().failed()) {
      return now.mailboxes();
    }
    Future<List<Mailbox>> read = Db.send(db.aside(), LIST).map(Mailboxes::read);
    book = new Book(read, System.nanoTime());
    return read;
  }

  private static List<Mailbox> read(RowSet<Row> rows) {
    List<Mailbox> mailboxes = new ArrayList<>();
    rows.forEach(row -> mailboxes.add(mailbox(row)));
    return List.copyOf(mailboxes);
  }

  private static Mailbox mailbox(Row row) {
    return new Mailbox(
        row.getLong("id"),
        row.getString("address"),
        row.getString("name"),
        Optional.ofNullable(row.getLong("team_id")),
        Optional.ofNullable(row.getString("team")));
  }

  /** The address without its plus part, folded. */
  static String base(String address) {
    String folded = address.strip().toLowerCase(Locale.ROOT);
    int at = folded.lastIndexOf('@');
    int plus = folded.indexOf('+');
    return plus > 0 && plus < at ? folded.substring(0, plus) + folded.substring(at) : folded;
  }

  /** Makes the first mailbox of an installation that has none. */
  public void first(String address) {
    db.run(FIRST, address, "Support");
    book = null;
  }

  /** As the API shows them. */
  public List<JsonObject> list() {
    return Db.list(db.client(), LIST, row -> mailbox(row).view());
  }

  /** Adds a mailbox; refused when we receive for the address already. */
  public JsonObject add(JsonObject wish, Directory directory, Audit.Source source) {
    Long team =
        wish.getString("team") == null ? null : directory.teamOr("/team", wish.getString("team"));
    String address = checked(wish.getString("address"));
    try {
      return db.inTransaction(
          tx -> {
            long id =
                Db.run(tx, ADD, address, wish.getString("name"), team)
                    .iterator()
                    .next()
                    .getLong("id");
            Audit.write(tx, source, "mailbox.added", "mailbox:" + id, wish);
            return new Mailbox(
                    id,
                    address,
                    wish.getString("name"),
                    Optional.empty(),
                    Optional.ofNullable(wish.getString("team")))
                .view();
          });
    } catch (StoreException e) {
      if (e.violates("mailbox_address_key")) {
        throw new Refusal.Invalid("/address", "We receive for this address already.");
      }
      throw e;
    } finally {
      book = null;
    }
  }

  private static String checked(String written) {
    String address = written.strip();
    if (!base(address).equals(address.toLowerCase(Locale.ROOT))) {
      throw new Refusal.Invalid(
          "/address", "may not contain a plus; what stands behind it is ours to fill");
    }
    try {
      return Address.of(address).email();
    } catch (IllegalArgumentException e) {
      throw new Refusal.Invalid("/address", "is no mail address");
    }
  }
}
