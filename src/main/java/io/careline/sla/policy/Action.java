package io.careline.sla.policy;

import java.util.Optional;

/** What is done when a step of the ladder is reached, each once. */
public sealed interface Action {
  /**
   * Tells people: {@code assignee}, {@code supervisor}, {@code team}, a team's name or an address.
   */
  record Notify(String whom) implements Action {}

  /** One priority higher; urgent stays urgent. */
  record RaisePriority() implements Action {}

  /** Gives the ticket to a team, to an agent (by address), or to nobody. */
  record Reassign(Optional<String> team, Optional<String> agent) implements Action {}

  /** Adds a tag. */
  record AddTag(String tag) implements Action {}

  /** Tells another system, signed. */
  record Webhook(String url) implements Action {}

  /** Creates a task beside the ticket that only agents see. */
  record CreateTask(String title, Optional<String> team) implements Action {}
}
