package io.careline.sla.clock;

import io.careline.sla.policy.Target;
import io.careline.sla.policy.Traits;
import io.careline.ticket.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Something that happened to a ticket, as far as its clocks go. */
public sealed interface Event {
  Instant at();

  /** The ticket was opened by a message of the customer. */
  record Opened(Instant at) implements Event {}

  /** The ticket came from elsewhere in this status; what was before is past and has no clocks. */
  record Imported(Instant at, Status status) implements Event {}

  record StatusSet(Instant at, Status status) implements Event {}

  /** What policies are chosen by has changed: priority, team, tags, fields. */
  record TraitsSet(Instant at, Traits traits) implements Event {}

  /** An agent replied to the customer. */
  record AgentReplied(Instant at) implements Event {}

  /** The customer wrote; not their machine. */
  record CustomerWrote(Instant at) implements Event {}

  /** Something was said that moves no clock: a note, or what a machine wrote, of either side. */
  record Said(Instant at) implements Event {}

  /**
   * A person set when something is due, or took that back.
   *
   * @param target empty for the resolution or, where nothing of the kind is promised, for all
   */
  record DueSet(Instant at, Optional<Target> target, Optional<Instant> due) implements Event {}

  /** Another ticket was merged into this one; its deadlines count where they are earlier. */
  record Merged(Instant at, Map<Target, Instant> deadlines) implements Event {}
}
