package io.careline.wallboard;

import io.careline.ticket.TicketNumber;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Cells put together: the figures of a team, or of all that somebody sees. */
final class Sum {
  private final Cell all = new Cell();
  private final List<Integer> firstSeconds = new ArrayList<>();
  private Optional<Cell.Wait> oldest = Optional.empty();
  private int waiting;

  void add(Cell cell) {
    all.open += cell.open;
    all.unassigned += cell.unassigned;
    all.dueWaiting += cell.dueWaiting;
    all.sent += cell.sent;
    all.toned += cell.toned;
    all.negative += cell.negative;
    all.firstMet += cell.firstMet;
    all.firstTotal += cell.firstTotal;
    all.resolutionMet += cell.resolutionMet;
    all.resolutionTotal += cell.resolutionTotal;
    add(all.phases, cell.phases);
    add(all.opened, cell.opened);
    add(all.solved, cell.solved);
    add(all.openedBefore, cell.openedBefore);
    add(all.solvedBefore, cell.solvedBefore);
    firstSeconds.addAll(cell.firstSeconds);
    waiting += cell.waits.size();
    if (!cell.waits.isEmpty()) {
      Cell.Wait first = cell.waits.first();
      oldest = oldest.filter(wait -> wait.compareTo(first) < 0).or(() -> Optional.of(first));
    }
  }

  private static void add(int[] to, int[] more) {
    for (int i = 0; i < to.length; i++) {
      to[i] += more[i];
    }
  }

  private int phase(Phase phase) {
    return all.phases[phase.ordinal()];
  }

  /** What an alarm looks at. */
  long value(Figure figure, long now) {
    return switch (figure) {
      case OPEN -> all.open;
      case UNASSIGNED -> all.unassigned;
      case WAITING_FOR_US -> waiting;
      case AT_RISK_15 -> phase(Phase.WITHIN_15);
      case AT_RISK_60 -> phase(Phase.WITHIN_15) + phase(Phase.WITHIN_60);
      case BREACHED -> phase(Phase.BREACHED);
      case OLDEST_WAITING_MINUTES ->
          oldest.map(wait -> Math.max(0, now - wait.since()) / 60_000_000L).orElse(0L);
    };
  }

  /** The figures as the API shows them. */
  JsonObject json() {
    return new JsonObject()
        .put("open", all.open)
        .put("unassigned", all.unassigned)
        .put("waitingForUs", waiting)
        .put("atRisk15", phase(Phase.WITHIN_15))
        .put("atRisk60", phase(Phase.WITHIN_15) + phase(Phase.WITHIN_60))
        .put("breached", phase(Phase.BREACHED))
        .put("oldestWaitingSince", oldest.map(wait -> text(wait.since())).orElse(null))
        .put("oldestWaitingNumber", oldest.map(w -> TicketNumber.of(w.ticketId())).orElse(null))
        .put("firstResponse", share(all.firstMet, all.firstTotal))
        .put("resolution", share(all.resolutionMet, all.resolutionTotal))
        .put("opened", Arrays.stream(all.opened).sum())
        .put("solved", Arrays.stream(all.solved).sum())
        .put("negative", new JsonObject().put("count", all.negative).put("total", all.toned));
  }

  private static JsonObject share(int met, int total) {
    return new JsonObject().put("met", met).put("total", total);
  }

  JsonObject hour(int hour) {
    return new JsonObject()
        .put("hour", hour)
        .put("opened", all.opened[hour])
        .put("solved", all.solved[hour])
        .put("openedBefore", all.openedBefore[hour])
        .put("solvedBefore", all.solvedBefore[hour]);
  }

  /**
   * What is due in an hour against the pace of the last one: when nobody works faster, so many will
   * be late.
   */
  JsonObject forecast() {
    return new JsonObject()
        .put("due60", all.dueWaiting)
        .put("pacePerHour", all.sent)
        .put("likelyBreaches", Math.max(0, all.dueWaiting - all.sent));
  }

  int answered() {
    return firstSeconds.size();
  }

  /** The lower median of today's first responses; there has to be one. */
  int medianFirstSeconds() {
    Collections.sort(firstSeconds);
    return firstSeconds.get((firstSeconds.size() - 1) / 2);
  }

  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
