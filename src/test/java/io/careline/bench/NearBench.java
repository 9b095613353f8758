package io.careline.bench;

import io.careline.language.Tongue;
import io.careline.language.meaning.Meaning;
import io.careline.language.meaning.Vector;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (l) Whether what is near in meaning is what people call alike. */
@Tag("bench")
@Timeout(900)
class NearBench {
  private static final int QUERIES = 300;
  private static final int OTHERS = 10_000;

  /** A text with its vector. */
  private record Told(JsonObject line, Vector vector) {}

  @Test
  void questions_to_a_bank_in_english() throws Exception {
    List<JsonObject> train = Sets.read("intent_en_banking77/train");
    List<JsonObject> queries = some(Sets.read("intent_en_banking77/dev"));
    tell("banking77, precision@10", Tongue.ENGLISH, train, queries, NearBench::precision);
  }

  @Test
  void questions_to_finance_desks_in_chinese() throws Exception {
    List<JsonObject> queries = some(Sets.read("similar_zh_finance_support/queries_dev"));
    Map<String, JsonObject> corpus = new HashMap<>();
    List<JsonObject> all = Sets.read("similar_zh_finance_support/corpus");
    Map<String, JsonObject> byId = new HashMap<>();
    all.forEach(line -> byId.put(line.getString("id"), line));
    for (JsonObject query : queries) {
      query.getJsonObject("relevant").fieldNames().forEach(id -> corpus.put(id, byId.get(id)));
    }
    List<JsonObject> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, new Random(5));
    mixed.subList(0, OTHERS).forEach(line -> corpus.put(line.getString("id"), line));
    List<JsonObject> docs = List.copyOf(corpus.values());
    tell("finance desks, nDCG@10", Tongue.CHINESE, docs, queries, NearBench::gain);
  }

  private static List<JsonObject> some(List<JsonObject> lines) {
    List<JsonObject> mixed = new ArrayList<>(lines);
    Collections.shuffle(mixed, new Random(3));
    return mixed.subList(0, Math.min(QUERIES, mixed.size()));
  }

  private static void tell(
      String what,
      Tongue tongue,
      List<JsonObject> corpus,
      List<JsonObject> queries,
      ToDoubleBiFunction<JsonObject, List<JsonObject>> measure)
      throws Exception {
    try (Meaning meaning = new Meaning(true, 2, Duration.ofMinutes(1))) {
      List<Told> told = told(meaning, corpus, tongue, false);
      for (boolean instructed : new boolean[] {false, true}) {
        double sum = 0;
        for (Told query : told(meaning, queries, tongue, instructed)) {
          sum += measure.applyAsDouble(query.line(), nearest(query, told));
        }
        Figures.tell(
            "%s, %d queries in %d texts, %s: %.3f",
            what,
            queries.size(),
            corpus.size(),
            instructed ? "as queries" : "as texts",
            sum / queries.size());
      }
    }
  }

  private static List<Told> told(
      Meaning meaning, List<JsonObject> lines, Tongue tongue, boolean query) throws Exception {
    List<Told> told = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += 100) {
      List<JsonObject> part = lines.subList(from, Math.min(lines.size(), from + 100));
      List<CompletableFuture<Optional<Vector>>> answers =
          part.stream()
              .map(line -> line.getString("text"))
              .map(text -> query ? meaning.ofQuery(text, tongue) : meaning.of(text, tongue))
              .toList();
      for (int i = 0; i < part.size(); i++) {
        JsonObject line = part.get(i);
        answers.get(i).get().ifPresent(vector -> told.add(new Told(line, vector)));
      }
    }
    return told;
  }

  private static List<JsonObject> nearest(Told query, List<Told> told) {
    record Near(JsonObject line, double cosine) {}
    String self = query.line().getString("id");
    return told.stream()
        .filter(other -> !other.line().getString("id").equals(self))
        .map(other -> new Near(other.line(), query.vector().cosine(other.vector())))
        .sorted(Comparator.comparingDouble(Near::cosine).reversed())
        .limit(10)
        .map(Near::line)
        .toList();
  }

  private static double precision(JsonObject query, List<JsonObject> found) {
    String label = query.getString("label");
    return found.stream().filter(line -> line.getString("label").equals(label)).count() / 10.0;
  }

  /** Grade 2 gains 3, grade 1 gains 1, each worth less the later it comes. */
  private static double gain(JsonObject query, List<JsonObject> found) {
    JsonObject relevant = query.getJsonObject("relevant");
    List<Integer> grades =
        found.stream().map(line -> relevant.getInteger(line.getString("id"), 0)).toList();
    List<Integer> best =
        relevant.stream()
            .map(entry -> (Integer) entry.getValue())
            .sorted(Comparator.reverseOrder())
            .limit(10)
            .toList();
    return discounted(grades) / discounted(best);
  }

  private static double discounted(List<Integer> grades) {
    double sum = 0;
    for (int i = 0; i < grades.size(); i++) {
      sum += ((1 << grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0);
    }
    return sum;
  }
}
