package io.careline.search.find;

import io.careline.search.find.Completions.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Terms that begin with what was typed and stand in tickets in sight, the most frequent first. Of
 * all terms the most frequent are taken, each of these is counted in sight, and that count is what
 * they are ordered by; where so many were counted that counting ended, by all tickets.
 */
final class Beginnings {
  private static final int MOST_READ = 20_000; // terms of a field
  private static final int COUNTED = 16;

  /** So many are counted of each; it is done with every letter that is typed. */
  static final int MOST_COUNTED = 1_000;

  private final InSight sight;
  private final List<String> fields;

  Beginnings(InSight sight, List<String> fields) {
    this.sight = sight;
    this.fields = fields;
  }

  /** Terms that begin so. */
  List<Counted> of(String start, Predicate<String> fits) throws IOException {
    List<Counted> seen = new ArrayList<>();
    for (String term : frequent(start, fits)) {
      int count = sight.count(any(term), MOST_COUNTED);
      if (count > 0) {
        seen.add(new Counted(term, count));
      }
    }
    seen.sort(Comparator.comparing(Counted::count).reversed());
    return seen;
  }

  /** In any of the fields. */
  private Query any(String term) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    fields.forEach(field -> any.add(new TermQuery(new Term(field, term)), Occur.SHOULD));
    return any.build();
  }

  private List<String> frequent(String start, Predicate<String> fits) throws IOException {
    Map<String, Integer> all = new HashMap<>();
    for (String field : fields) {
      read(MultiTerms.getTerms(sight.reader(), field), start, fits, all);
    }
    return all.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(COUNTED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void read(Terms terms, String start, Predicate<String> fits, Map<String, Integer> into)
      throws IOException {
    BytesRef beginning = new BytesRef(start);
    TermsEnum at = terms == null ? TermsEnum.EMPTY : terms.iterator();
    boolean more = at.seekCeil(beginning) != TermsEnum.SeekStatus.END;
    for (int read = 0; more && read < MOST_READ && !sight.late(); read++) {
      if (!StringHelper.startsWith(at.term(), beginning)) {
        return;
      }
      String term = at.term().utf8ToString();
      if (fits.test(term)) {
        into.merge(term, at.docFreq(), Integer::sum);
      }
      more = at.next() != null;
    }
  }
}
