package io.careline.storm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that a storm has shown, and how it reads. */
record Report(
    Plan plan,
    Duration took,
    Verdict verdict,
    List<String> notFound,
    Map<String, Long> broken,
    List<WatcherReport> watchers,
    boolean caughtUp,
    String health,
    long repliesToMail,
    List<Double> secondsAfterKill,
    List<Double> secondsAfterStop,
    String troubles) {

  @Override
  public String toString() {
    return """

    | storm | |
    | --- | --- |
    | took | %d s |
    | acknowledged | %d |
    | refused | %d |
    | unknown | %d |
    | lost | %d |
    | duplicated | %d |
    | refused but stored | %d |
    | in the wrong ticket | %d |
    | kills, each followed by a start | %d |
    | stops of the database | %d |
    | ready again after a kill, median and most | %s |
    | ready again after a stop, median and most | %s |
    | tickets shown live, in so many connections | %s |
    | rows of the outbox for replies | %d |
    | why calls were tried again | %s |
    """
        .formatted(
            took.toSeconds(),
            verdict.acknowledged(),
            verdict.refused(),
            verdict.unknown(),
            verdict.count(Verdict.Wrong.LOST),
            verdict.count(Verdict.Wrong.DUPLICATED),
            verdict.count(Verdict.Wrong.REFUSED_BUT_STORED),
            verdict.count(Verdict.Wrong.IN_THE_WRONG_TICKET),
            secondsAfterKill.size(),
            secondsAfterStop.size(),
            seconds(secondsAfterKill),
            seconds(secondsAfterStop),
            watchers.stream().map(w -> w.shown() + " in " + w.connections()).toList(),
            repliesToMail,
            troubles);
  }

  /** Median and most of some times. */
  static String seconds(List<Double> times) {
    if (times.isEmpty()) {
      return "–";
    }
    List<Double> sorted = times.stream().sorted().toList();
    return String.format(
        Locale.ROOT, "%.1f s, %.1f s", sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
