package io.careline.storm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What the live socket showed beside what the journal holds.
 *
 * @param missed numbers of tickets opened that it never showed
 * @param invented numbers that it showed and the journal lacks
 * @param faults numbers out of order, and resumptions that failed
 */
record WatcherReport(
    int shown, int connections, List<Long> missed, List<Long> invented, List<String> faults) {

  static WatcherReport of(LiveWatcher watcher, StormDatabase database) {
    List<Long> written = new ArrayList<>();
    database.each(
        "SELECT seq FROM journal WHERE name = 'ticket.opened' AND seq > "
            + watcher.record().start()
            + " ORDER BY seq",
        row -> written.add(row.getLong(1)));
    List<Long> shown = watcher.record().numbers("ticket.opened");
    return new WatcherReport(
        shown.size(),
        watcher.record().connections(),
        without(written, shown),
        without(shown, written),
        watcher.record().faults());
  }

  private static List<Long> without(List<Long> all, List<Long> some) {
    HashSet<Long> known = new HashSet<>(some);
    return all.stream().filter(number -> !known.contains(number)).toList();
  }
}
