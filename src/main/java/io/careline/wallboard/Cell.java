package io.careline.wallboard;

import io.careline.language.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The figures of one spot. Nothing in it needs a walk through tickets. */
final class Cell {
  static final int HOURS = 24;

  /** Somebody who waits: since when, and for which ticket. */
  record Wait(long since, long ticketId) implements Comparable<Wait> {
    private static final Comparator<Wait> ORDER =
        Comparator.comparingLong(Wait::since).thenComparingLong(Wait::ticketId);

    @Override
    public int compareTo(Wait other) {
      return ORDER.compare(this, other);
    }
  }

  int open;
  int unassigned;
  int dueWaiting;
  int sent;

  /** Open tickets whose tone is known, and those of a negative one. */
  int toned;

  int negative;
  final int[] phases = new int[Phase.values().length];
  final TreeSet<Wait> waits = new TreeSet<>();
  int firstMet;
  int firstTotal;
  int resolutionMet;
  int resolutionTotal;

  /** Seconds of today's first responses, in their order. */
  final List<Integer> firstSeconds = new ArrayList<>();

  final int[] opened = new int[HOURS];
  final int[] solved = new int[HOURS];
  final int[] openedBefore = new int[HOURS];
  final int[] solvedBefore = new int[HOURS];

  void add(Counted ticket, Phase phase) {
    count(ticket, phase, 1);
  }

  void remove(Counted ticket, Phase phase) {
    count(ticket, phase, -1);
  }

  private void count(Counted ticket, Phase phase, int sign) {
    if (ticket.open()) {
      open += sign;
      unassigned += ticket.spot().assigneeId() == 0 ? sign : 0;
      phases[phase.ordinal()] += sign;
      toned += ticket.tone().isPresent() ? sign : 0;
      negative += ticket.tone().filter(Tone.NEGATIVE::equals).isPresent() ? sign : 0;
    }
    if (ticket.open() && ticket.waiting()) {
      wait(new Wait(ticket.waitingSince(), ticket.id()), sign);
      dueWaiting += phase.soon() ? sign : 0;
    }
    ticket.ended().forEach(clock -> ended(clock, sign));
  }

  private void wait(Wait wait, int sign) {
    if (sign > 0) {
      waits.add(wait);
    } else {
      waits.remove(wait);
    }
  }

  private void ended(Counted.Ended clock, int sign) {
    int met = clock.met() ? sign : 0;
    if (clock.first()) {
      firstMet += met;
      firstTotal += sign;
      first(clock.seconds(), sign);
    } else {
      resolutionMet += met;
      resolutionTotal += sign;
    }
  }

  private void first(int seconds, int sign) {
    int place = Collections.binarySearch(firstSeconds, seconds);
    if (sign > 0) {
      firstSeconds.add(place < 0 ? -place - 1 : place, seconds);
    } else {
      firstSeconds.remove(place);
    }
  }
}
