package io.careline.wallboard;

import java.util.Arrays;

/** A figure that an alarm can look at. */
enum Figure {
  OPEN("open"),
  UNASSIGNED("unassigned"),
  WAITING_FOR_US("waitingForUs"),
  AT_RISK_15("atRisk15"),
  AT_RISK_60("atRisk60"),
  BREACHED("breached"),
  OLDEST_WAITING_MINUTES("oldestWaitingMinutes");

  private final String word;

  Figure(String word) {
    this.word = word;
  }

  /** The word in the API and in tables. */
  String word() {
    return word;
  }

  static Figure of(String word) {
    return Arrays.stream(values())
        .filter(figure -> figure.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word + " is no figure"));
  }
}
