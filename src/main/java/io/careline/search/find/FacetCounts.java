package io.careline.search.find;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts the values of some fields among all hits. */
final class FacetCounts
    implements CollectorManager<FacetCounts.Counting, Map<String, Map<String, Integer>>> {
  private final List<String> fields;

  FacetCounts(List<String> fields) {
    this.fields = fields;
  }

  @Override
  public Counting newCollector() {
    return new Counting(fields);
  }

  @Override
  public Map<String, Map<String, Integer>> reduce(Collection<Counting> parts) {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    for (Counting part : parts) {
      part.counts.forEach(
          (field, counts) ->
              counts.forEach(
                  (value, count) ->
                      all.computeIfAbsent(field, none -> new HashMap<>())
                          .merge(value, count, Integer::sum)));
    }
    return all;
  }

  /** Counts in one thread: by number within a segment, by word when the segment ends. */
  static final class Counting implements Collector {
    private final List<String> fields;
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();

    Counting(List<String> fields) {
      this.fields = fields;
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
      SortedSetDocValues[] values = new SortedSetDocValues[fields.size()];
      int[][] found = new int[fields.size()][];
      for (int i = 0; i < values.length; i++) {
        values[i] = DocValues.getSortedSet(segment.reader(), fields.get(i));
        found[i] = new int[(int) values[i].getValueCount()];
      }
      return new Leaf(values, found);
    }

    /** One segment. */
    private final class Leaf implements LeafCollector {
      private final SortedSetDocValues[] values;
      private final int[][] found;

      Leaf(SortedSetDocValues[] values, int[][] found) {
        this.values = values;
        this.found = found;
      }

      @Override
      public void setScorer(Scorable scorer) {}

      @Override
      public void collect(int document) throws IOException {
        for (int i = 0; i < values.length; i++) {
          if (values[i].advanceExact(document)) {
            for (int n = values[i].docValueCount(); n > 0; n--) {
              found[i][(int) values[i].nextOrd()]++;
            }
          }
        }
      }

      @Override
      public void finish() throws IOException {
        for (int i = 0; i < values.length; i++) {
          Map<String, Integer> words =
              counts.computeIfAbsent(fields.get(i), none -> new HashMap<>());
          for (int ord = 0; ord < found[i].length; ord++) {
            if (found[i][ord] > 0) {
              words.merge(values[i].lookupOrd(ord).utf8ToString(), found[i][ord], Integer::sum);
            }
          }
        }
      }
    }
  }
}
