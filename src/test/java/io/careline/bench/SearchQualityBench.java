package io.careline.bench;

import io.careline.TestDatabase;
import io.careline.bench.Judged.Asked;
import io.careline.bench.Judged.Doc;
import io.careline.language.meaning.Meaning;
import io.careline.store.Db;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (r) How well what was asked is found: people's own questions and what was judged to answer. */
@Tag("bench")
@Timeout(3_600)
class SearchQualityBench {
  @Test
  void questions_find_their_answers() throws Exception {
    Figures.tell("%n## (r) Ranking: nDCG@10 / recall@10 / MRR@10%n");
    Figures.tell(
        "| set | questions | StandardAnalyzer | EnglishAnalyzer | PostgreSQL | words | meaning |"
            + " both |");
    Figures.tell("| --- | --- | --- | --- | --- | --- | --- | --- |");
    Vertx vertx = Vertx.vertx();
    Db db = new Db(vertx, TestDatabase.fresh(), 2);
    try (Meaning meaning = new Meaning(true)) {
      row(faq(), db, meaning);
      row(similar("general, Chinese", "similar_zh_general").some(1_000), db, meaning);
      Judged finance = similar("finance, Chinese", "similar_zh_finance_support").some(600);
      row(finance.pool(6_000), db, meaning);
      row(intents(), db, meaning);
      row(across().some(500), db, meaning);
      row(finance, db, meaning);
    } finally {
      db.close().await();
      vertx.close().await();
    }
  }

  private static Judged faq() throws IOException {
    List<Doc> docs =
        Sets.read("faq_en_stackfaq/docs").stream()
            .map(d -> new Doc(d.getString("id"), d.getString("question"), answers(d)))
            .toList();
    return new Judged("StackFAQ", docs, asked("faq_en_stackfaq/queries_dev"), false);
  }

  private static String answers(JsonObject entry) {
    return String.join("\n", entry.getJsonArray("answers").stream().map(String::valueOf).toList());
  }

  private static Judged similar(String name, String set) throws IOException {
    return new Judged(name, docs(set + "/corpus", "text"), asked(set + "/queries_dev"), false);
  }

  /** Questions to a bank, of which those of the same intent are alike. */
  private static Judged intents() throws IOException {
    Map<String, Map<String, Object>> alike = new HashMap<>();
    for (JsonObject d : Sets.read("intent_en_banking77/train")) {
      alike
          .computeIfAbsent(d.getString("label"), label -> new HashMap<>())
          .put(d.getString("id"), 1);
    }
    List<Asked> asked =
        Sets.read("intent_en_banking77/dev").stream()
            .map(
                q ->
                    new Asked(
                        q.getString("id"), q.getString("text"), alike.get(q.getString("label"))))
            .toList();
    return new Judged("banking77", docs("intent_en_banking77/train", "text"), asked, true);
  }

  /** Chinese questions, each with its English twin to be found. */
  private static Judged across() throws IOException {
    List<Asked> asked =
        Sets.read("insurance_bilingual/dev").stream()
            .map(
                q ->
                    new Asked(
                        "of " + q.getString("id"), q.getString("zh"), Map.of(q.getString("id"), 1)))
            .toList();
    return new Judged(
        "insurance, Chinese to English", docs("insurance_bilingual/dev", "en"), asked, false);
  }

  private static List<Doc> docs(String name, String field) throws IOException {
    return Sets.read(name).stream()
        .map(d -> new Doc(d.getString("id"), "", d.getString(field)))
        .toList();
  }

  private static List<Asked> asked(String name) throws IOException {
    return Sets.read(name).stream()
        .map(
            q ->
                new Asked(
                    q.getString("id"), q.getString("text"), q.getJsonObject("relevant").getMap()))
        .toList();
  }

  private static void row(Judged set, Db db, Meaning meaning) throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "rank-");
    try (PlainLucene standard = new PlainLucene(set.docs(), new StandardAnalyzer());
        PlainLucene english = new PlainLucene(set.docs(), new EnglishAnalyzer());
        OwnRanker own = new OwnRanker(folder, set.docs(), meaning)) {
      Figures.tell(
          "| %s, %d texts | %d | %s | %s | %s | %s | %s | %s |",
          set.name(),
          set.docs().size(),
          set.asked().size(),
          set.measured(standard::apply),
          set.measured(english::apply),
          set.measured(new PlainPostgres(db, set.docs())::apply),
          set.measured(q -> set.alike() ? own.alike(q, false) : own.search(q, false)),
          set.measured(own::meant),
          set.measured(q -> set.alike() ? own.alike(q, true) : own.search(q, true)));
    }
  }
}
