package io.careline.live;

import io.careline.store.Fact;

/** Who is at a socket, as far as the hub has to know. */
public interface Viewer {
  /** The sign-in behind the socket; a socket ends with it. */
  String sign();

  long agentId();

  /** How others see this person. */
  String email();

  String name();

  /** Whether what happens at this place may be shown to them. */
  boolean sees(Fact.Place place);

  /** Whether somebody may stay. */
  enum Standing {
    SAME,
    /** Still let in, but with other rights. */
    CHANGED,
    ENDED
  }
}
