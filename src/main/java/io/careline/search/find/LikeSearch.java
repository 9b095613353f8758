package io.careline.search.find;

import io.careline.search.find.TellingWords.Word;
import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;

/**
 * Tickets like one: near by what they are about, with the same telling words, or with the same
 * order number. Each with why, so that nobody has to believe it.
 */
public final class LikeSearch {
  /** Of so many candidates the reasons are looked up. */
  private static final int CANDIDATES = 60;

  private static final float SUBJECT = 1.5f;

  /** What it adds to a nearness of 0 to 1 that the same number stands there, or the same asks. */
  private static final double SAME_CODE = 0.15;

  private static final double SAME_CUSTOMER = 0.05;

  private static final int WORDS_SHOWN = 6;
  private static final int ENOUGH_WORDS = 3;
  private static final List<String> TEXTS = List.of(Fields.SUBJECT, Fields.TEXT);

  /**
   * A ticket like it, and why.
   *
   * @param score higher for more alike
   * @param nearness the cosine of what both are about; empty where one is not known
   * @param words that stand in both, as they are written in what was compared
   * @param codes order numbers and the like that stand in both
   */
  public record Alike(
      long ticketId,
      double score,
      Optional<Double> nearness,
      List<String> words,
      Set<String> codes,
      boolean sameCustomer) {}

  private final IndexSearcher searcher;
  private final Like like;
  private final List<Word> words;
  private final Set<String> codes;
  private final Nearness nearness;
  private final Standing standing;

  private LikeSearch(IndexSearcher searcher, Like like) throws IOException {
    this.searcher = searcher;
    this.like = like;
    this.words = TellingWords.of(like.words(), searcher.getIndexReader());
    this.codes = like.codes();
    this.nearness = Nearness.ofTickets(like.meaning());
    this.standing = new Standing(searcher);
  }

  /**
   * The tickets in sight that are most alike, the best first. Runs on the caller's thread.
   *
   * @param sight filters, whoever asks
   */
  public static List<Alike> in(IndexSearcher searcher, Like like, Query sight, int limit)
      throws IOException {
    return new LikeSearch(searcher, like).ask(sight, limit);
  }

  private List<Alike> ask(Query sight, int limit) throws IOException {
    BooleanQuery.Builder holding = new BooleanQuery.Builder().add(sight, Occur.FILTER);
    // What was merged lives on in another ticket, which is found itself.
    holding.add(InField.term(Fields.HAS, "merged"), Occur.MUST_NOT);
    like.self()
        .ifPresent(id -> holding.add(InField.term(Fields.ID, Long.toString(id)), Occur.MUST_NOT));
    Query in = holding.build();
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(new FunctionScoreQuery(ways(in), nearness), Occur.MUST)
            .add(in, Occur.FILTER)
            .build();
    List<Alike> all = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, Math.max(limit, CANDIDATES)).scoreDocs) {
      alike(hit).ifPresent(all::add);
    }
    all.sort(Comparator.comparingDouble(Alike::score).reversed());
    return all.subList(0, Math.min(limit, all.size()));
  }

  private Query ways(Query holding) {
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    for (Word word : words) {
      Query subject = InField.boosted(InField.term(Fields.SUBJECT, word.term()), SUBJECT);
      Query text = InField.term(Fields.TEXT, word.term());
      ways.add(new DisjunctionMaxQuery(List.of(subject, text), 0), Occur.SHOULD);
    }
    codes.forEach(code -> ways.add(silent(InField.term(Fields.CODE, code)), Occur.SHOULD));
    like.meaning()
        .ifPresent(vector -> ways.add(silent(new NearQuery(vector, holding)), Occur.SHOULD));
    return ways.build();
  }

  /** Brings candidates, and counts by what they are. */
  private static Query silent(Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), 0);
  }

  /** With its reasons; empty when they are too weak. */
  private Optional<Alike> alike(ScoreDoc hit) throws IOException {
    Optional<Double> near = nearness.of(searcher.getIndexReader(), hit.doc);
    List<String> shared = SharedWords.of(words, hit.doc, standing, TEXTS, WORDS_SHOWN);
    Set<String> same = sharedCodes(hit.doc);
    boolean enough =
        near.map(cosine -> cosine >= nearness.related()).orElse(shared.size() >= telling());
    if (!enough && same.isEmpty()) {
      return Optional.empty();
    }
    boolean customer = sameCustomer(hit.doc);
    long ticket = Documents.ticket(searcher.getIndexReader(), hit.doc);
    double score = hit.score + (same.isEmpty() ? 0 : SAME_CODE) + (customer ? SAME_CUSTOMER : 0);
    return Optional.of(new Alike(ticket, score, near, shared, same, customer));
  }

  /** Where nothing is known but words, so many have to be the same. */
  private int telling() {
    return Math.clamp(words.size() / 3, 1, ENOUGH_WORDS);
  }

  private Set<String> sharedCodes(int document) throws IOException {
    Set<String> shared = new TreeSet<>();
    for (String code : codes) {
      if (standing.in(document, Fields.CODE, code)) {
        shared.add(code);
      }
    }
    return shared;
  }

  private boolean sameCustomer(int document) throws IOException {
    if (like.customerId().isPresent()) {
      return standing.in(document, Fields.CUSTOMER, Long.toString(like.customerId().get()));
    }
    for (String identity : like.identities()) {
      if (standing.in(document, Fields.EMAIL, identity.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
