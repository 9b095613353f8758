package io.careline.ticket;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where a ticket stands. The legal moves are here and nowhere else. */
public enum Status {
  NEW("new"),
  OPEN("open"),
  /** Waiting for the customer. */
  PENDING("pending"),
  /** Waiting for someone else. */
  ON_HOLD("onHold"),
  SOLVED("solved"),
  CLOSED("closed");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** The word in the API and in tables. */
  public String word() {
    return word;
  }

  public static Status of(String word) {
    return Arrays.stream(values())
        .filter(status -> status.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word + " is no status"));
  }

  /**
   * Where an agent may move a ticket from here. A closed ticket stays closed: an answer to it opens
   * a new one.
   */
  public Set<Status> next() {
    return switch (this) {
      case NEW -> EnumSet.of(OPEN, PENDING, ON_HOLD, SOLVED, CLOSED);
      case OPEN -> EnumSet.of(PENDING, ON_HOLD, SOLVED, CLOSED);
      case PENDING -> EnumSet.of(OPEN, ON_HOLD, SOLVED, CLOSED);
      case ON_HOLD -> EnumSet.of(OPEN, PENDING, SOLVED, CLOSED);
      case SOLVED -> EnumSet.of(OPEN, PENDING, ON_HOLD, CLOSED);
      case CLOSED -> EnumSet.noneOf(Status.class);
    };
  }

  /** Where a message from the customer moves the ticket. */
  public Status afterCustomer() {
    return switch (this) {
      case NEW -> NEW;
      case OPEN, PENDING, ON_HOLD, SOLVED -> OPEN;
      case CLOSED -> CLOSED;
    };
  }

  /**
   * Where an agent's reply moves the ticket; whether it waits for the customer is the agent's word.
   */
  public Status afterReply() {
    return switch (this) {
      case NEW -> OPEN;
      case OPEN, PENDING, ON_HOLD, SOLVED, CLOSED -> this;
    };
  }
}
