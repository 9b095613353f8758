package io.careline.search.find;

import static io.careline.search.find.InField.boosted;
import static io.careline.search.find.InField.prefix;
import static io.careline.search.find.InField.term;

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
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Words as they are looked for in some fields. An English word is found by itself and by its stem,
 * and itself counts more; Chinese is found by pairs of characters in their order and ranked by
 * single ones as well; what looks like a code is found by any part of it.
 */
final class WordQuery {
  private static final float SOME_WORDS = 0.25f;
  private static final float SOME_PAIRS = 0.1f;

  /** How much of the other fields counts beside the best one. */
  private static final float TIE = 0.1f;

  private static final float CODE = 4;
  private static final float NAME = 3;
  private static final float TAG = 2;

  /** Fields with words in them, and what each counts. */
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
      fields.put(Fields.FILE_TEXT, 0.6f); // files of notes are among them
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
      ways.add(boosted(term(Fields.EMAIL, folded), NAME));
      ways.add(boosted(term(Fields.TAG, text), TAG));
      Codes.asked(text).ifPresent(code -> ways.addAll(codes(code)));
    }
    return ways.isEmpty()
        ? new MatchNoDocsQuery("nothing to look for in " + text)
        : new DisjunctionMaxQuery(ways, TIE);
  }

  /**
   * Tickets in which some of these words stand, the more the better; for whole sentences, of which
   * no ticket has all. Little words are passed over. Of pairs of Han characters a tenth has to be
   * there, since the same is said in many ways; of words a quarter.
   */
  Query some(List<String> texts) {
    List<Query> found = new ArrayList<>();
    float least = SOME_WORDS;
    BooleanQuery.Builder ranked = new BooleanQuery.Builder();
    for (Stretch stretch : Stretch.of(CareAnalyzer.indexing().cut(String.join(" ", texts)))) {
      if (stretch.han()) {
        least = SOME_PAIRS;
        List<String> pairs = beginning(stretch.terms(Kind.PAIR));
        List<String> singles = beginning(stretch.terms(Kind.HAN));
        (pairs.isEmpty() ? singles : pairs).forEach(one -> found.add(anywhere(one)));
        singles.forEach(one -> ranked.add(anywhere(one), Occur.SHOULD));
        pairs.forEach(one -> ranked.add(boosted(anywhere(one), InField.PAIR), Occur.SHOULD));
      } else if (!LittleWords.has(stretch)) {
        Query word = best(field -> InField.all(field, List.of(stretch)));
        found.add(word);
        ranked.add(word, Occur.SHOULD);
      }
    }
    BooleanQuery.Builder enough = new BooleanQuery.Builder();
    found.forEach(one -> enough.add(one, Occur.SHOULD));
    enough.setMinimumNumberShouldMatch(Math.max(1, Math.round(found.size() * least)));
    return ranked.add(enough.build(), Occur.FILTER).build();
  }

  private static List<String> beginning(List<String> terms) {
    return terms.subList(0, Math.min(InField.MOST_RANKING, terms.size()));
  }

  private Query anywhere(String term) {
    return best(field -> term(field, term));
  }

  /** What the best of the fields counts, and a little of the others. */
  private Query best(Function<String, Query> in) {
    return new DisjunctionMaxQuery(ways(in), TIE);
  }

  private List<Query> ways(Function<String, Query> in) {
    List<Query> ways = new ArrayList<>();
    fields.forEach((field, weight) -> ways.add(boosted(in.apply(field), weight)));
    return ways;
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
    return stretches.isEmpty() ? List.of() : ways(field -> InField.all(field, stretches));
  }

  /** What is to be marked where this word was found. */
  Query marks(String text) {
    BooleanQuery.Builder marks = new BooleanQuery.Builder();
    for (Stretch stretch : Stretch.of(CareAnalyzer.indexing().cut(text))) {
      List<String> pairs = stretch.terms(Kind.PAIR);
      if (!stretch.han()) {
        stretch.cuts().forEach(cut -> marks.add(term(Fields.TEXT, cut.term()), Occur.SHOULD));
      } else if (pairs.size() < InField.SHORT_RUN) {
        // Single characters that only rank would be marked all over the place.
        marks.add(InField.row(Fields.TEXT, stretch), Occur.SHOULD);
      } else {
        pairs.stream()
            .limit(InField.MOST_RANKING)
            .forEach(pair -> marks.add(term(Fields.TEXT, pair), Occur.SHOULD));
      }
    }
    return marks.build();
  }

  /** Exactly these words after each other, without stems. */
  Query phrase(String text) {
    List<Cut> cuts = CareAnalyzer.exact().cut(text);
    return cuts.isEmpty()
        ? new MatchNoDocsQuery("nothing to look for in the quotation marks")
        : best(field -> InField.phrase(field, cuts));
  }

  /**
   * Every word that begins so; of a compound or a row of Han characters only the last part is open.
   */
  Query beginning(String start) {
    List<Cut> cuts = CareAnalyzer.exact().cut(start);
    return cuts.size() > 1 || !cuts.isEmpty() && cuts.getFirst().kind() == Kind.PAIR
        ? best(field -> InField.continued(field, cuts))
        : open(start);
  }

  private Query open(String start) {
    String folded = Fold.of(start);
    List<Query> ways = ways(field -> InField.beginning(field, folded));
    if (fields.size() > 1) {
      ways.add(boosted(new ConstantScoreQuery(prefix(Fields.NAME, folded)), NAME));
      ways.add(boosted(new ConstantScoreQuery(prefix(Fields.EMAIL, folded)), NAME));
      Codes.asked(start).ifPresent(code -> ways.addAll(codes(code)));
    }
    return new DisjunctionMaxQuery(ways, TIE);
  }
}
