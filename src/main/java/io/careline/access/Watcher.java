package io.careline.access;

/**
 * Who reads the wallboard: an agent, within their sight, or whoever holds a read-only link. A link
 * is nobody, so it is no {@link Actor}: it has no role, no name in an audit row, and nothing but
 * {@link #LINK_MAY}.
 */
public sealed interface Watcher {
  /** The one thing that a link is good for. */
  Permission LINK_MAY = Permission.WALLBOARD_READ;

  /** What let them in, such as {@code session:12} or {@code link:3}; sockets end with it. */
  String sign();

  /** Somebody who is signed in. */
  record Agent(Actor actor) implements Watcher {
    @Override
    public String sign() {
      return actor.sign();
    }
  }

  /** Whoever holds a read-only link that has not been revoked. */
  record Link(long id) implements Watcher {
    @Override
    public String sign() {
      return "link:" + id;
    }
  }
}
