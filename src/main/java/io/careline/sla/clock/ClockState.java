package io.careline.sla.clock;

import java.util.Arrays;

/** Where a clock stands. */
public enum ClockState {
  RUNNING("running"),
  /** Stands still because of the ticket's status. */
  PAUSED("paused"),
  /** What was promised was done in time. */
  MET("met"),
  /** The due time passed before it was done; stays so. */
  BREACHED("breached"),
  /** Came to an end because there was nothing left to wait for. */
  ENDED("ended");

  private final String word;

  ClockState(String word) {
    this.word = word;
  }

  /** The word in the API and in tables. */
  public String word() {
    return word;
  }

  public static ClockState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word + " is no state of a clock"));
  }
}
