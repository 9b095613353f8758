package io.careline.intake;

/** A message that no one can read; its message tells an administrator why. */
public final class UnreadableMessage extends RuntimeException {
  public UnreadableMessage(String why) {
    super(why);
  }

  public UnreadableMessage(String why, Throwable cause) {
    super(why, cause);
  }
}
