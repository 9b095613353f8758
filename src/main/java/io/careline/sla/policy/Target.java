package io.careline.sla.policy;

import java.util.Arrays;

/** What is promised to a customer within a time. */
public enum Target {
  /** From the opening to the first reply of an agent. */
  FIRST_RESPONSE("firstResponse"),
  /** From the oldest message of the customer that is not answered to an agent's reply. */
  NEXT_RESPONSE("nextResponse"),
  /** From the opening until the ticket is solved. */
  RESOLUTION("resolution"),
  /** From one reply to the next, until the ticket is solved: a promised report of progress. */
  UPDATE("update");

  private final String word;

  Target(String word) {
    this.word = word;
  }

  /** The word in policies, in the API and in tables. */
  public String word() {
    return word;
  }

  /**
   * The part of a fact's name, such as {@code first-response} in {@code sla.first-response.met}.
   */
  public String factWord() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public static Target of(String word) {
    return Arrays.stream(values())
        .filter(target -> target.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word + " is no target"));
  }
}
