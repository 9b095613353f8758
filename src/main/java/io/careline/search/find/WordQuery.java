package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.CareAnalyzer;
import io.careline.search.text.Codes;
import io.careline.search.text.Cut;
import io.careline.search.text.Cut.Kind;
import io.careline.search.text.Fold;
import io.careline.search.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Words as they are looked for in some fields. An English word is found by itself and by its stem,
 * and itself counts more; Chinese is found by pairs of characters in their order and ranked by
 * single ones as well; what looks like a code is found by any part of it.
 */
final class WordQuery {
  /** How much of the other fields counts beside the best one. */
  private static final float TIE = 0.1f;

  private static final float EXACT = 0.5f;
  private static final float PAIR = 0.5f;
  private static final float CODE = 4;
  private static final float NAME = 3;
  private static final float TAG = 2;

  /** So many characters in a row stand as written; of more, most pairs are enough. */
  private static final int SHORT_RUN = 4;

  private static final float ENOUGH = 0.6f;
  private static final int MOST_PREFIX_TERMS = 64;

  /** Characters of a row that count; more would only cost time. */
  private static final int MOST_RANKING = 30;

  private final Map<String, Float> fields;
  private final boolean notes;

  /**
   * @param notes whether agents' notes may be looked into
   */
  WordQuery(boolean notes) {
    this.notes = notes;
    this.fields = new LinkedHashMap<>();
    fields.put(Fields.SUBJECT, 2f);
    fields.put(Fields.TEXT, 1f);
    fields.put(Fields.FILE, 1f);
    fields.put(Fields.VALUE, 1f);
    if (notes) {
      fields.put(Fields.NOTE, 0.8f);
    }
  }

  private WordQuery(String field, boolean notes) {
    this.notes = notes;
    this.fields = Map.of(field, 1f);
  }

  /** The same in one field alone. */
  WordQuery in(String field) {
    return new WordQuery(field, notes);
  }

  /** The fields in which passages are worth looking for. */
  List<String> shown() {
    return List.copyOf(fields.keySet());
  }

  /** A word in any of the fields, in the customer's name or address, among tags and codes. */
  Query word(String text) {
    List<Query> ways = new ArrayList<>(inFields(text));
    if (fields.size() > 1) {
      String folded = Fold.of(text);
      ways.add(name(text));
      ways.add(boosted(new TermQuery(new Term(Fields.EMAIL, folded)), NAME));
      ways.add(boosted(new TermQuery(new Term(Fields.TAG, text)), TAG));
      Codes.asked(text).ifPresent(code -> ways.addAll(codes(code)));
    }
    return ways.isEmpty()
        ? new MatchNoDocsQuery("nothing to look for in " + text)
        : new DisjunctionMaxQuery(ways, TIE);
  }

  /** All words of a name, in any order. */
  Query name(String text) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Names.asked(text).forEach(term -> all.add(term(Fields.NAME, term), Occur.FILTER));
    return boosted(new ConstantScoreQuery(all.build()), NAME);
  }

  private List<Query> codes(String code) {
    List<Query> ways = new ArrayList<>();
    ways.add(boosted(new ConstantScoreQuery(prefix(Fields.CODE, code)), CODE));
    if (notes) {
      ways.add(boosted(new ConstantScoreQuery(prefix(Fields.NOTE_CODE, code)), CODE));
    }
    return ways;
  }

  private List<Query> inFields(String text) {
    List<Stretch> stretches = Stretch.of(CareAnalyzer.indexing().cut(text));
    List<Query> ways = new ArrayList<>();
    if (!stretches.isEmpty()) {
      fields.forEach((field, weight) -> ways.add(boosted(all(field, stretches), weight)));
    }
    return ways;
  }

  private static Query all(String field, List<Stretch> stretches) {
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

  /** What is to be marked where this word was found. */
  Query marks(String text) {
    BooleanQuery.Builder marks = new BooleanQuery.Builder();
    for (Stretch stretch : Stretch.of(CareAnalyzer.indexing().cut(text))) {
      List<String> pairs = stretch.terms(Kind.PAIR);
      if (!stretch.han()) {
        stretch.cuts().forEach(cut -> marks.add(term(Fields.TEXT, cut.term()), Occur.SHOULD));
      } else if (pairs.isEmpty() || pairs.size() < SHORT_RUN) {
        marks.add(all(Fields.TEXT, List.of(stretch)), Occur.SHOULD);
      } else {
        pairs.stream()
            .limit(MOST_RANKING)
            .forEach(pair -> marks.add(term(Fields.TEXT, pair), Occur.SHOULD));
      }
    }
    return marks.build();
  }

  /** Exactly these words after each other, without stems. */
  Query phrase(String text) {
    List<Cut> cuts = CareAnalyzer.exact().cut(text);
    List<Query> ways = new ArrayList<>();
    if (!cuts.isEmpty()) {
      fields.forEach((field, weight) -> ways.add(boosted(phrase(field, cuts), weight)));
    }
    return ways.isEmpty()
        ? new MatchNoDocsQuery("nothing to look for in the quotation marks")
        : new DisjunctionMaxQuery(ways, TIE);
  }

  private static Query phrase(String field, List<Cut> cuts) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    cuts.forEach(cut -> phrase.add(new Term(field, cut.term()), cut.position()));
    return phrase.build();
  }

  /**
   * Every word that begins so; of a compound or a row of Han characters only the last part is open.
   */
  Query beginning(String start) {
    List<Cut> cuts = CareAnalyzer.exact().cut(start);
    return cuts.size() > 1 || !cuts.isEmpty() && cuts.getFirst().kind() == Kind.PAIR
        ? continued(cuts)
        : open(start);
  }

  private Query continued(List<Cut> cuts) {
    List<Query> ways = new ArrayList<>();
    fields.forEach((field, weight) -> ways.add(boosted(continued(field, cuts), weight)));
    return new DisjunctionMaxQuery(ways, TIE);
  }

  /** A pair of Han characters is complete; whatever follows it, follows. */
  private static Query continued(String field, List<Cut> cuts) {
    Cut last = cuts.getLast();
    if (last.kind() == Kind.PAIR) {
      return phrase(field, cuts);
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    all.add(phrase(field, cuts.subList(0, cuts.size() - 1)), Occur.MUST);
    return all.add(ranked(field, last.term()), Occur.MUST).build();
  }

  private Query open(String start) {
    String folded = Fold.of(start);
    List<Query> ways = new ArrayList<>();
    fields.forEach((field, weight) -> ways.add(boosted(ranked(field, folded), weight)));
    if (fields.size() > 1) {
      ways.add(boosted(new ConstantScoreQuery(prefix(Fields.NAME, folded)), NAME));
      ways.add(boosted(new ConstantScoreQuery(prefix(Fields.EMAIL, folded)), NAME));
      Codes.asked(start).ifPresent(code -> ways.addAll(codes(code)));
    }
    return new DisjunctionMaxQuery(ways, TIE);
  }

  /** Finds all, and ranks by the most frequent of the words. */
  private static Query ranked(String field, String start) {
    Query some =
        new PrefixQuery(
            new Term(field, start),
            new MultiTermQuery.TopTermsScoringBooleanQueryRewrite(MOST_PREFIX_TERMS));
    return new BooleanQuery.Builder()
        .add(prefix(field, start), Occur.FILTER)
        .add(some, Occur.SHOULD)
        .build();
  }

  private static Query prefix(String field, String start) {
    return new PrefixQuery(new Term(field, start));
  }

  private static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  private static Query boosted(Query query, float weight) {
    return weight == 1 ? query : new BoostQuery(query, weight);
  }
}
