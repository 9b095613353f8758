package io.careline.language;

import java.util.List;

/**
 * Something in a message that asks for attention whatever its tone: a polite message can be urgent.
 *
 * @param evidence where it stands in the text
 */
public record Signal(Cause cause, List<Span> evidence) {

  /** What a signal says about the message. */
  public enum Kind {
    URGENCY("urgency"),
    ANGER("anger");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Why it was raised. */
  public enum Cause {
    /** Asks for an answer at once. */
    HURRY(Kind.URGENCY, "hurry"),
    /** Names a time by which it must be done. */
    DEADLINE(Kind.URGENCY, "deadline"),
    /** Everything stands still, or somebody is in danger. */
    OUTAGE(Kind.URGENCY, "outage"),
    /** Money is being lost or taken. */
    MONEY(Kind.URGENCY, "money"),
    /** Has written or called about it before. */
    REPEATED_CONTACT(Kind.ANGER, "repeatedContact"),
    /** Threatens to leave. */
    LEAVING(Kind.ANGER, "leaving"),
    /** Threatens with a lawyer or a court. */
    LEGAL(Kind.ANGER, "legal"),
    /** Threatens with a regulator, such as 12315 or a trading standards office. */
    REGULATOR(Kind.ANGER, "regulator"),
    /** Threatens to tell the public. */
    PUBLICITY(Kind.ANGER, "publicity"),
    INSULT(Kind.ANGER, "insult"),
    /** WRITES IN CAPITALS. */
    CAPITALS(Kind.ANGER, "capitals"),
    /** Repeats punctuation!!! */
    PUNCTUATION(Kind.ANGER, "punctuation");

    private final Kind kind;
    private final String word;

    Cause(Kind kind, String word) {
      this.kind = kind;
      this.word = word;
    }

    public Kind kind() {
      return kind;
    }

    /** The word of the API and the database. */
    public String word() {
      return word;
    }
  }
}
