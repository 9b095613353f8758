package io.careline.sla.policy;

import java.util.List;

/**
 * A step of a target's ladder.
 *
 * @param key the mark as the policy writes it; a step fires once for a clock under this key,
 *     whatever changes around it
 */
public record Step(String key, Mark mark, List<Action> actions) {
  /** The breach itself, which every target has. */
  public static final Step DUE = new Step(Mark.DUE, Mark.read(Mark.DUE), List.of());
}
