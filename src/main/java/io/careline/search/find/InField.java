package io.careline.search.find;

import io.careline.search.text.Cut;
import io.careline.search.text.Cut.Kind;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Words as they are looked for in one field. An English word is found by itself and by its stem,
 * and itself counts more; Chinese is found by pairs of characters in their order and ranked by
 * single ones as well.
 */
final class InField {
  static final float EXACT = 0.5f;
  static final float PAIR = 0.5f;

  /** So many characters in a row stand as written; of more, most pairs are enough. */
  static final int SHORT_RUN = 4;

  /** Characters of a row that count; more would only cost time. */
  static final int MOST_RANKING = 30;

  private static final float ENOUGH = 0.6f;
  private static final int MOST_PREFIX_TERMS = 64;

  private InField() {}

  static Query all(String field, List<Stretch> stretches) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    stretches.forEach(one -> all.add(one.han() ? run(field, one) : word(field, one), Occur.MUST));
    return all.build();
  }

  /** A word in one, or all of its parts. */
  private static Query word(String field, Stretch stretch) {
    BooleanQuery.Builder parts = new BooleanQuery.Builder();
    stretch.words().forEach(word -> parts.add(word(field, word), Occur.MUST));
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    stretch.terms(Kind.WHOLE).forEach(whole -> ways.add(term(field, whole), Occur.SHOULD));
    return ways.add(parts.build(), Occur.SHOULD).build();
  }

  private static Query word(String field, List<Cut> places) {
    boolean stemmed = places.stream().anyMatch(cut -> cut.kind() == Kind.STEM);
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    for (Cut cut : places) {
      float weight = stemmed && cut.kind() != Kind.STEM ? EXACT : 1;
      ways.add(boosted(term(field, cut.term()), weight), Occur.SHOULD);
    }
    return ways.build();
  }

  private static Query run(String field, Stretch run) {
    List<String> pairs = run.terms(Kind.PAIR);
    List<String> singles = run.terms(Kind.HAN);
    if (pairs.isEmpty()) {
      return term(field, singles.getFirst());
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(found(field, pairs), Occur.FILTER);
    singles.stream().limit(MOST_RANKING).forEach(one -> query.add(term(field, one), Occur.SHOULD));
    pairs.stream()
        .limit(MOST_RANKING)
        .forEach(pair -> query.add(boosted(term(field, pair), PAIR), Occur.SHOULD));
    return query.build();
  }

  /** A row of Han characters as it stands. */
  static Query row(String field, Stretch row) {
    List<String> pairs = row.terms(Kind.PAIR);
    return pairs.isEmpty()
        ? term(field, row.terms(Kind.HAN).getFirst())
        : new PhraseQuery(field, pairs.toArray(String[]::new));
  }

  /** Few characters stand as they were typed; of a sentence most pairs are enough. */
  private static Query found(String field, List<String> pairs) {
    if (pairs.size() < SHORT_RUN) {
      return new PhraseQuery(field, pairs.toArray(String[]::new));
    }
    List<String> different = pairs.stream().distinct().limit(MOST_RANKING).toList();
    BooleanQuery.Builder most = new BooleanQuery.Builder();
    different.forEach(pair -> most.add(term(field, pair), Occur.SHOULD));
    return most.setMinimumNumberShouldMatch((int) Math.ceil(different.size() * ENOUGH)).build();
  }

  static Query phrase(String field, List<Cut> cuts) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    cuts.forEach(cut -> phrase.add(new Term(field, cut.term()), cut.position()));
    return phrase.build();
  }

  /** A pair of Han characters is complete; whatever follows it, follows. */
  static Query continued(String field, List<Cut> cuts) {
    Cut last = cuts.getLast();
    if (last.kind() == Kind.PAIR) {
      return phrase(field, cuts);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(phrase(field, cuts.subList(0, cuts.size() - 1)), Occur.MUST);
    return all.add(beginning(field, last.term()), Occur.MUST).build();
  }

  /** Finds all, and ranks by the most frequent of the words. */
  static Query beginning(String field, String start) {
    Query some =
        new PrefixQuery(
            new Term(field, start),
            new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(MOST_PREFIX_TERMS));
    return new BooleanQuery.Builder()
        .add(prefix(field, start), Occur.FILTER)
        .add(some, Occur.SHOULD)
        .build();
  }

  static Query prefix(String field, String start) {
    return new PrefixQuery(new Term(field, start));
  }

  static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  static Query boosted(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }
}
