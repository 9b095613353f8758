package io.careline.storm;

import java.time.Duration;

/**
 * How large a storm is.
 *
 * @param messages everything that clients try to write, refused ones included
 * @param kills of Careline; in every third PostgreSQL is killed with it
 * @param stops of PostgreSQL, with {@code immediate}
 * @param writers clients of the API, and as many of SMTP
 * @param looked acknowledged messages that are looked up through the API afterwards, at most
 * @param limit after which the storm has failed
 */
record Plan(
    int messages, int kills, int stops, int writers, int looked, long seed, Duration limit) {
  static final Plan SMALL = new Plan(1_500, 3, 2, 6, 1_500, 1, Duration.ofMinutes(3));
  static final Plan LARGE = new Plan(60_000, 30, 20, 8, 3_000, 1, Duration.ofMinutes(45));
}
