package io.careline.live;

/**
 * How many frames a socket may send: so many at once, and then so many a second. Used on its own
 * event loop alone.
 */
public final class Allowance {
  private final int atOnce;
  private final double perSecond;
  private double left;
  private long at;

  /**
   * @param now nanoseconds of a clock that only goes forward
   */
  public Allowance(int atOnce, double perSecond, long now) {
    this.atOnce = atOnce;
    this.perSecond = perSecond;
    this.left = atOnce;
    this.at = now;
  }

  /** Takes one; false when there is none now. */
  public boolean take(long now) {
    left = Math.min(atOnce, left + (now - at) / 1e9 * perSecond);
    at = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
