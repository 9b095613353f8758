package io.careline.bench;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A desk with a long history, in both languages, written straight into the tables. */
final class SearchVolume {
  static final int TICKETS = 100_000;
  static final int EACH = 5;
  private static final int BATCH = 1_000;
  private static final List<String> SETS =
      List.of(
          "intent_en_banking77/train",
          "intent_en_clinc150/train",
          "sent_en_airline/train",
          "sent_en_tweeteval/train",
          "similar_zh_general/corpus",
          "sent_zh_shopping/train",
          "sent_zh_takeaway/train");
  private static final Sql CUSTOMERS =
      new Sql(
          "bench.customers",
          """
          INSERT INTO customer (name, email, locale)
          SELECT 'Person ' || n, 'person' || n || '@example.org', 'en' FROM generate_series(1, 20000) n\
          """);
  private static final Sql FILL =
      new Sql(
          "bench.fill",
          """
          WITH item AS MATERIALIZED (
            SELECT nextval('ticket_id_seq') AS id, place, now() - random() * interval '700 days' AS at
              FROM generate_series(1, $3::int) AS place
          ), opened AS (
            INSERT INTO ticket (id, subject, priority, channel, customer_id, tags, fields, snippet, status, created_at,
                                updated_at, tone)
            SELECT id, ($1::text[])[place], (ARRAY['low', 'normal', 'high', 'urgent'])[1 + id / 4 % 4]::ticket_priority, 'mail',
                   (SELECT min(c.id) FROM customer c) + id % 20000, ARRAY['tag' || id % 50], '{}', 'x',
                   (ARRAY['open', 'solved', 'closed', 'pending'])[1 + id % 4]::ticket_status, at, at,
                   (ARRAY['negative', 'neutral', 'positive'])[1 + id % 3]
              FROM item
          )
          INSERT INTO interaction (ticket_id, kind, channel, text, automatic, created_at)
          SELECT id, (ARRAY['customer', 'reply', 'customer', 'note', 'customer'])[n], 'mail',
                 ($2::text[])[(place - 1) * 5 + n], false, at
            FROM item, generate_series(1, 5) n\
          """);

  private SearchVolume() {}

  static void fill(Db db) throws IOException {
    List<String> texts = texts();
    db.run(CUSTOMERS);
    Random random = new Random(7);
    for (int from = 0; from < TICKETS; from += BATCH) {
      String[] subjects = new String[BATCH];
      String[] said = new String[BATCH * EACH];
      java.util.Arrays.setAll(subjects, i -> one(texts, random));
      java.util.Arrays.setAll(said, i -> one(texts, random) + " " + one(texts, random));
      db.run(FILL, subjects, said, BATCH);
    }
    db.run(new Sql("bench.analyze", "ANALYZE"));
  }

  private static String one(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static List<String> texts() throws IOException {
    List<String> all = new ArrayList<>();
    for (String set : SETS) {
      for (JsonObject line : Sets.read(set)) {
        String text = line.getString("text").replace("\u0000", "");
        all.add(text.length() > 300 ? text.substring(0, 300) : text);
      }
    }
    Collections.shuffle(all, new Random(3));
    return all;
  }
}
