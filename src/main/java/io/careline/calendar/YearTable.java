package io.careline.calendar;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The working time of one UTC year as spans with running sums. Never changes once it is made. All
 * figures are seconds; offsets of zones and intervals of days have no smaller parts.
 */
final class YearTable {
  private final long start;
  private final int[] from;
  private final int[] to;
  private final int[] before;
  private final int total;

  private YearTable(long start, int[] from, int[] to) {
    this.start = start;
    this.from = from;
    this.to = to;
    this.before = new int[from.length];
    int sum = 0;
    for (int i = 0; i < from.length; i++) {
      before[i] = sum;
      sum += to[i] - from[i];
    }
    this.total = sum;
  }

  static YearTable of(Almanac almanac, int year) {
    long start = startOf(year);
    Spans spans = new Spans(start);
    Walk.through(almanac, start, startOf(year + 1), spans);
    return new YearTable(
        start, Arrays.copyOf(spans.from, spans.size), Arrays.copyOf(spans.to, spans.size));
  }

  /** When a year begins in UTC, in epoch seconds. */
  static long startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }

  int total() {
    return total;
  }

  /** Working seconds of this year before an epoch second in it, or at its end. */
  int workedBefore(long second) {
    int at = (int) (second - start);
    int span = spanFrom(at);
    return span < 0 ? 0 : before[span] + Math.min(at, to[span]) - from[span];
  }

  /** Whether the second that begins with this epoch second is worked. */
  boolean worked(long second) {
    int at = (int) (second - start);
    int span = spanFrom(at);
    return span >= 0 && at < to[span];
  }

  /**
   * How much later than the sum of working time the span lies in which that sum is reached: add the
   * sum and have the epoch second. At the seam of two spans it is the earlier one.
   *
   * @param sum from 1 to {@link #total}
   */
  long shiftAt(long sum) {
    int found = Arrays.binarySearch(before, (int) sum);
    int span = (found >= 0 ? found : -found - 1) - 1;
    return start + from[span] - before[span];
  }

  /** The last span that begins at or before a moment; -1 when there is none. */
  private int spanFrom(int at) {
    int found = Arrays.binarySearch(from, at);
    return found >= 0 ? found : -found - 2;
  }

  /** Collects the worked pieces, joined where they touch. */
  private static final class Spans implements Walk.Sink {
    private final long start;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int size;

    private Spans(long start) {
      this.start = start;
    }

    @Override
    public void piece(long pieceFrom, long pieceTo, Reason reason) {
      if (!reason.worked()) {
        return;
      }
      if (size == 0 || to[size - 1] != pieceFrom - start) {
        add((int) (pieceFrom - start));
      }
      to[size - 1] = (int) (pieceTo - start);
    }

    private void add(int begin) {
      if (size == from.length) {
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
      }
      from[size++] = begin;
    }
  }
}
