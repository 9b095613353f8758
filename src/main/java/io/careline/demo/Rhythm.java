package io.careline.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Random;

/**
 * When customers write: little at night, most at ten, at three and after dinner, and half as much
 * at the weekend.
 */
final class Rhythm {
  private static final double[] DAYS = {1.0, 0.92, 0.88, 0.85, 0.8, 0.5, 0.42};
  private static final double[] HOURS = {
    0.12, 0.06, 0.04, 0.03, 0.04, 0.08, 0.18, 0.35, 0.6, 0.9, 1.0, 0.88,
    0.7, 0.75, 0.9, 0.95, 0.85, 0.7, 0.6, 0.65, 0.8, 0.75, 0.5, 0.25
  };

  private final Instant now;

  Rhythm(Instant now) {
    this.now = now;
  }

  /** A moment between two ages, more likely one at which people write. */
  Instant moment(Random random, ZoneId zone, Duration youngest, Duration oldest) {
    while (true) {
      double share = random.nextDouble();
      long age =
          youngest.toSeconds() + (long) (share * (oldest.toSeconds() - youngest.toSeconds()));
      ZonedDateTime local = now.minusSeconds(age).atZone(zone);
      double likely = DAYS[local.getDayOfWeek().getValue() - 1] * HOURS[local.getHour()];
      if (random.nextDouble() < likely) {
        return local.toInstant();
      }
    }
  }

  /** When a customer answers: soon, or in the evening, or the next day; not at night. */
  Instant answer(Random random, ZoneId zone, Instant asked) {
    double r = random.nextDouble();
    double minutes = 6 + 40 * r + 1_900 * Math.pow(r, 6);
    ZonedDateTime local = asked.plusSeconds((long) (minutes * 60)).atZone(zone);
    if (local.getHour() < 7) {
      local = local.withHour(7 + random.nextInt(3));
    }
    return local.toInstant();
  }
}
