package io.careline.sla.clock;

import io.careline.calendar.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The proof of a due time: every moment from a clock's start to its end in the ledger, in order and
 * without gaps. Worked out when it is asked for.
 */
public final class Ledger {
  private final Course course;
  private final Instant from;
  private final Instant to;

  Ledger(Course course, Instant from, Instant to) {
    this.course = course;
    this.from = from;
    this.to = to;
  }

  /**
   * The entries, neighbours with the same reason put together.
   *
   * @throws io.careline.calendar.BeyondCalendar when there are too many to tell
   */
  public List<LedgerEntry> entries() {
    List<LedgerEntry> entries = new ArrayList<>();
    for (StatusSpan span : course.spans()) {
      Instant start = span.from().isBefore(from) ? from : span.from();
      Instant end = span.to().isBefore(to) ? span.to() : to;
      if (start.isBefore(end)) {
        pieces(span, start, end).forEach(piece -> add(entries, piece));
      }
    }
    return entries;
  }

  /** The spans in which the ticket's status let the clock stand still; the last one may last. */
  public List<LedgerEntry> pauses() {
    return course.spans().stream()
        .filter(course::paused)
        .map(
            span ->
                new LedgerEntry(
                    span.from(), span.to(), false, new LedgerEntry.Why.Paused(span.status())))
        .toList();
  }

  private List<LedgerEntry> pieces(StatusSpan span, Instant start, Instant end) {
    if (course.paused(span)) {
      return List.of(new LedgerEntry(start, end, false, new LedgerEntry.Why.Paused(span.status())));
    }
    return course.calendar().stretches(start, end).stream().map(Ledger::piece).toList();
  }

  private static LedgerEntry piece(Stretch stretch) {
    return new LedgerEntry(
        stretch.from(),
        stretch.to(),
        stretch.worked(),
        new LedgerEntry.Why.Hours(stretch.reason()));
  }

  private static void add(List<LedgerEntry> entries, LedgerEntry next) {
    boolean same = !entries.isEmpty() && entries.getLast().why().equals(next.why());
    entries.add(same ? entries.removeLast().and(next) : next);
  }
}
