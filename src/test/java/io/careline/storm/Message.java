package io.careline.storm;

import java.util.Optional;

/**
 * One thing that a client wants stored, or wants refused.
 *
 * @param marker a word that stands in its text and in no other text
 * @param customer the address it comes from, or is about
 * @param number the ticket it belongs to; empty when it opens one
 * @param answered the Message-ID of our mail that it answers
 */
record Message(
    String marker, Kind kind, String customer, Optional<String> number, Optional<String> answered) {

  /** What a client does, and what it does after an unknown outcome. */
  enum Kind {
    /** A call with an Idempotency-Key, repeated until the outcome is known. */
    KEYED_OPENING,
    /** A call without a key, never repeated after an unknown outcome. */
    BARE_OPENING,
    /** An agent's reply with an Idempotency-Key, repeated until the outcome is known. */
    REPLY,
    /** A note without a key, never repeated after an unknown outcome. */
    NOTE,
    /** A mail that opens a ticket; sent again with the same Message-ID until it is taken. */
    MAIL,
    /** A customer's answer to a reply that was mailed; belongs to that ticket. */
    ANSWER,
    /** A call that has to be refused. */
    BAD_CALL,
    /** A mail that has to be refused. */
    BAD_MAIL;

    boolean opens() {
      return this == KEYED_OPENING || this == BARE_OPENING || this == MAIL;
    }

    boolean repeated() {
      return this != BARE_OPENING && this != NOTE;
    }

    boolean wanted() {
      return this != BAD_CALL && this != BAD_MAIL;
    }
  }
}
