package io.careline.wallboard;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * All figures of this moment, kept by differences: a ticket that has changed is taken out as it was
 * counted and put in as it is. What changes by the clock alone stands in the order of its time, so
 * that a second costs what turns in it and not what is open. Not shared between threads.
 */
final class Count {
  /** How long an answer counts for the pace, in microseconds. */
  static final long PACE = 3_600_000_000L;

  /** A ticket and the phase in which it is counted. */
  private record Entry(Counted ticket, Phase phase) {}

  /** When a ticket's phase ends. */
  private record Turn(long at, long ticketId) implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER =
        Comparator.comparingLong(Turn::at).thenComparingLong(Turn::ticketId);

    @Override
    public int compareTo(Turn other) {
      return ORDER.compare(this, other);
    }
  }

  private record Sent(long at, Cell cell) {}

  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Spot, Cell> cells = new HashMap<>();
  private final TreeSet<Turn> turns = new TreeSet<>();
  private final Deque<Sent> sent = new ArrayDeque<>();
  private long now;

  /**
   * @param now microseconds of the epoch
   */
  Count(long now) {
    this.now = now;
  }

  /** A ticket is like this now. */
  void put(Counted ticket) {
    take(ticket.id());
    if (ticket.matters()) {
      Phase phase = ticket.open() ? Phase.of(ticket.dueAt(), now) : Phase.NONE;
      entries.put(ticket.id(), new Entry(ticket, phase));
      cell(ticket.spot()).add(ticket, phase);
      turn(ticket, phase);
    }
  }

  private void take(long ticketId) {
    Entry entry = entries.remove(ticketId);
    if (entry != null) {
      cell(entry.ticket().spot()).remove(entry.ticket(), entry.phase());
      long end = entry.phase().endsAt(entry.ticket().dueAt());
      turns.remove(new Turn(end, ticketId));
    }
  }

  private void turn(Counted ticket, Phase phase) {
    long end = phase.endsAt(ticket.dueAt());
    if (end != Counted.NEVER) {
      turns.add(new Turn(end, ticket.id()));
    }
  }

  /** Goes on to an instant; says whether a figure has changed by that. */
  boolean advance(long to) {
    now = Math.max(now, to);
    boolean changed = false;
    while (!turns.isEmpty() && turns.first().at() <= now) {
      put(entries.get(turns.first().ticketId()).ticket());
      changed = true;
    }
    while (!sent.isEmpty() && sent.peekFirst().at() <= now - PACE) {
      sent.removeFirst().cell().sent--;
      changed = true;
    }
    return changed;
  }

  /** So many things happened in an hour of today, or of the day a week ago. */
  void happened(Happening what, Spot spot, boolean before, int hour, int times) {
    Cell cell = cell(spot);
    int[] hours =
        switch (what) {
          case OPENED -> before ? cell.openedBefore : cell.opened;
          case SOLVED -> before ? cell.solvedBefore : cell.solved;
          case SENT -> throw new IllegalArgumentException("answers are counted by their time");
        };
    hours[hour] += times;
  }

  /** An agent answered; told in the order of time, and for an hour part of the pace. */
  void sent(Spot spot, long at) {
    if (at > now - PACE) {
      Cell cell = cell(spot);
      cell.sent++;
      sent.addLast(new Sent(at, cell));
    }
  }

  private Cell cell(Spot spot) {
    return cells.computeIfAbsent(spot, place -> new Cell());
  }

  Collection<Map.Entry<Spot, Cell>> cells() {
    return cells.entrySet();
  }

  long now() {
    return now;
  }

  /** How many tickets are kept. */
  int size() {
    return entries.size();
  }
}
