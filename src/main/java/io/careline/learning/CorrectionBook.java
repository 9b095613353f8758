package io.careline.learning;

import io.careline.language.PersonalData;
import io.careline.language.train.Lesson;
import io.careline.reading.SeenText;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What agents said about readings, as lessons for one model. The newest about a message holds; that
 * it was read right is a lesson as well. Personal data is masked before anything is learned.
 */
final class CorrectionBook {
  /** The newest so many are learned from: a bound on time and memory. */
  private static final int MOST = 5_000;

  private static final int MOST_UNSAID = 1_000;

  /** So much of all texts together; each sign costs some 50 bytes while it is learned. */
  private static final int MOST_SIGNS = 4_000_000;

  private static final int READ_OF_EACH = 4_000;

  /** The topic of messages that none of the others fits. */
  private static final String OTHER = "other/other";

  private static final Sql LESSONS =
      new Sql(
          "learning.lessons",
          """
          SELECT * FROM (
            SELECT DISTINCT ON (c.interaction_id) c.id, c.is_now, i.ticket_id, i.text,
                   CASE WHEN i.mail IS NOT NULL THEN i.mail ->> 'subject'
                        WHEN i.id = (SELECT min(f.id) FROM interaction f WHERE f.ticket_id = i.ticket_id) THEN t.subject
                   END AS subject
              FROM reading_correction c JOIN interaction i ON i.id = c.interaction_id JOIN ticket t ON t.id = i.ticket_id
             WHERE c.property = $1 AND i.reading ->> 'language' = $2
             ORDER BY c.interaction_id, c.id DESC) newest
           ORDER BY id DESC LIMIT $3\
          """);
  private static final Sql COUNT =
      new Sql(
          "learning.count",
          """
          SELECT count(DISTINCT c.interaction_id) AS n FROM reading_correction c JOIN interaction i ON i.id = c.interaction_id
           WHERE c.property = $1 AND i.reading ->> 'language' = $2 AND c.id > $3\
          """);

  /** The newest messages that were read, and about which nobody said anything. */
  private static final Sql UNSAID =
      new Sql(
          "learning.unsaid",
          """
          SELECT i.ticket_id, i.text, i.mail ->> 'subject' AS subject FROM interaction i
           WHERE i.kind = 'customer' AND i.reading ->> 'language' = $2
             AND NOT EXISTS (SELECT FROM reading_correction c WHERE c.interaction_id = i.id AND c.property = $1)
           ORDER BY i.id DESC LIMIT $3\
          """);

  private final SqlClient db;

  /** What the model reads, {@code tone} or {@code topic}. */
  private final String property;

  private final String language;

  /**
   * @param model such as {@code tone-en}
   */
  CorrectionBook(SqlClient db, String model) {
    String[] parts = model.split("-", 2);
    this.db = db;
    this.property = parts[0];
    this.language = parts[1];
  }

  /**
   * Lessons, and where they end.
   *
   * @param newest the id of the newest correction among them, 0 when there is none
   */
  record Read(List<Lesson> lessons, long newest) {}

  /**
   * All lessons for the model.
   *
   * @param labels what the present model tells apart
   */
  Read read(Set<String> labels) {
    List<Row> rows = Db.list(db, LESSONS, row -> row, property, language, MOST);
    List<Lesson> lessons =
        rows.stream().map(row -> lesson(row, labels)).flatMap(Optional::stream).toList();
    return new Read(within(lessons), rows.isEmpty() ? 0 : rows.getFirst().getLong("id"));
  }

  /** The newest of them, as far as there is room for what they say. */
  private static List<Lesson> within(List<Lesson> newestFirst) {
    int signs = 0;
    int taken = 0;
    while (taken < newestFirst.size() && signs < MOST_SIGNS) {
      signs += Math.min(READ_OF_EACH, newestFirst.get(taken++).text().length());
    }
    return newestFirst.subList(0, taken);
  }

  /** Texts that nobody said anything about: they keep a candidate from changing everything. */
  List<Lesson> unsaid() {
    return within(
        Db.list(
            db,
            UNSAID,
            row -> new Lesson(row.getLong("ticket_id"), seen(row), ""),
            property,
            language,
            MOST_UNSAID));
  }

  /** How many messages corrections behind this one are about. */
  int since(long correction) {
    return Db.run(db, COUNT, property, language, correction).iterator().next().getInteger("n");
  }

  /**
   * A lesson; empty when the agent said that no topic fits and the model has no name for that
   * either.
   */
  private Optional<Lesson> lesson(Row row, Set<String> labels) {
    return Optional.ofNullable(row.getString("is_now"))
        .or(() -> labels.contains(OTHER) ? Optional.of(OTHER) : Optional.empty())
        .map(label -> new Lesson(row.getLong("ticket_id"), seen(row), label));
  }

  /** What the model reads of a message, without personal data. */
  private String seen(Row row) {
    String text = row.getString("text");
    String subject = Optional.ofNullable(row.getString("subject")).orElse("");
    boolean tone = property.equals("tone");
    return PersonalData.masked(tone ? SeenText.forTone(text) : SeenText.forTopic(subject, text));
  }
}
