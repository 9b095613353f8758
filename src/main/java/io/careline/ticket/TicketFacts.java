package io.careline.ticket;

import io.careline.store.Fact;

/**
 * The names of this room's facts. The body of each holds {@code interaction} (an id) where there is
 * one, {@code changes} ({@code {property: [before, after]}}) where something changed, and {@code
 * before} ({@code {team, assignee}} as ids) where the ticket changed its place.
 */
public final class TicketFacts {
  public static final String OPENED = "ticket.opened";
  public static final String CHANGED = "ticket.changed";

  /**
   * A ticket of the past was brought in with all that was said in it; body {@code externalId} and
   * {@code status}. Nothing follows from what was before.
   */
  public static final String IMPORTED = "ticket.imported";

  /**
   * Another ticket was put into this one; body {@code from} (its number) and {@code deadlines}
   * (what was due there, by target).
   */
  public static final String MERGED = "ticket.merged";

  /** The customer wrote. */
  public static final String RECEIVED = "interaction.received";

  /** The conversation has come to sound negative by a message after the first. */
  public static final String TURNED_NEGATIVE = "interaction.tone-turned-negative";

  /** The conversation sounds negative no more. */
  public static final String RECOVERED = "ticket.tone-recovered";

  /** Somebody said how a message is to be read; body {@code corrected} ({@code {tone, topic}}). */
  public static final String CORRECTED = "interaction.reading-corrected";

  /** An agent replied. */
  public static final String SENT = "interaction.sent";

  /** An agent took a note; body {@code told} (ids) when it was meant for somebody. */
  public static final String NOTED = "interaction.noted";

  /** The text inside a file of it was found, so that search can look there. */
  public static final String TEXT_EXTRACTED = Fact.INWARD + "text-extracted";

  /** Something is to be done beside the ticket; body {@code title}. */
  public static final String TASK_CREATED = "task.created";

  /** A task was ticked off; body {@code title}. */
  public static final String TASK_DONE = "task.done";

  /** A task that was ticked off is to be done after all; body {@code title}. */
  public static final String TASK_REOPENED = "task.reopened";

  /** What the ticket is about is known, so that search can compare it with others. */
  public static final String UNDERSTOOD = Fact.INWARD + "understood";

  private TicketFacts() {}
}
