package io.careline.bench;

import io.careline.bench.Judged.Asked;
import io.careline.bench.Judged.Doc;
import io.careline.store.Db;
import io.careline.store.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL's full text with a GIN index: {@code english} where words are English, pairs of
 * characters as words where they are Chinese. Any of the words may be there; {@code ts_rank_cd}
 * ranks.
 */
final class PlainPostgres implements Judged.Ranker {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final int BATCH = 1_000;

  private final Db db;
  private final boolean han;
  private final Sql ask;

  PlainPostgres(Db db, List<Doc> docs) {
    this.db = db;
    this.han = docs.getFirst().text().codePoints().anyMatch(Character::isIdeographic);
    String table = "ranked_" + TABLES.incrementAndGet();
    String words = han ? "simple" : "english";
    db.run(new Sql("bench.rank-table", "CREATE TABLE " + table + " (id text, words tsvector)"));
    Sql put =
        new Sql(
            "bench.rank-put",
            "INSERT INTO %s SELECT id, to_tsvector('%s', t) FROM unnest($1::text[], $2::text[]) d(id, t)"
                .formatted(table, words));
    for (int from = 0; from < docs.size(); from += BATCH) {
      List<Doc> some = docs.subList(from, Math.min(docs.size(), from + BATCH));
      String[] texts =
          some.stream().map(doc -> cut(doc.title() + "\n" + doc.text())).toArray(String[]::new);
      db.run(put, some.stream().map(Doc::id).toArray(String[]::new), texts);
    }
    db.run(new Sql("bench.rank-index", "CREATE INDEX ON " + table + " USING gin (words)"));
    db.run(new Sql("bench.rank-analyze", "ANALYZE " + table));
    this.ask =
        new Sql(
            "bench.rank-ask",
            """
            WITH asked AS (
              SELECT replace(plainto_tsquery('%s', $1)::text, ' & ', ' | ')::tsquery AS q)
            SELECT id FROM %s, asked WHERE words @@ q ORDER BY ts_rank_cd(words, q, 1) DESC, id LIMIT 11\
            """
                .formatted(words, table));
  }

  @Override
  public List<String> apply(Asked asked) {
    return Db.list(db.client(), ask, row -> row.getString("id"), cut(asked.text()));
  }

  private String cut(String text) {
    return han ? pairs(text) : text;
  }

  private static String pairs(String text) {
    Set<String> all = new LinkedHashSet<>();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (Character.isIdeographic(text.charAt(i)) && Character.isIdeographic(text.charAt(i + 1))) {
        all.add(text.substring(i, i + 2));
      }
    }
    rest.add(String.join(" ", all));
    rest.add(text.replaceAll("\\p{IsHan}", " "));
    return String.join(" ", rest);
  }
}
