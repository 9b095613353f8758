package io.careline.demo;

import io.careline.ticket.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;

/**
 * How long things take in a conversation: seconds in a chat; hours, nights and weekends between
 * mails.
 */
final class Pace {
  private final Random random;
  private final Rhythm rhythm;
  private final ZoneId customer;
  private final boolean chat;

  Pace(Random random, Rhythm rhythm, ZoneId customer, Channel channel) {
    this.random = random;
    this.rhythm = rhythm;
    this.customer = customer;
    this.chat = channel == Channel.CHAT;
  }

  /** When the customer goes on. */
  Instant customer(Instant last, Optional<String> wait) {
    if (chat) {
      return last.plusMillis(12_000 + random.nextInt(75_000));
    }
    return wait.map(text -> last.plus(about(text)))
        .orElseGet(() -> rhythm.answer(random, customer, last))
        .plusMillis(1_000 + random.nextInt(50_000));
  }

  /** When an agent has done a longer piece of work, such as an answer. */
  Instant answer(Staff.Agent agent, Instant last, Optional<String> wait) {
    if (chat) {
      return last.plusMillis(18_000 + random.nextInt(100_000));
    }
    double r = random.nextDouble();
    Duration takes = Duration.ofMillis((long) ((4 + 25 * r + 170 * Math.pow(r, 4)) * 60_000));
    return agent.shift().done(wait.map(text -> last.plus(about(text))).orElse(last), takes, random);
  }

  /** When an agent has done a short one, such as a note. */
  Instant glance(Staff.Agent agent, Instant last, Optional<String> wait) {
    if (chat) {
      return last.plusMillis(4_000 + random.nextInt(25_000));
    }
    Duration takes = Duration.ofMillis(60_000 + random.nextInt(900_000));
    return agent.shift().done(wait.map(text -> last.plus(about(text))).orElse(last), takes, random);
  }

  /** A click later. */
  Instant click(Instant last) {
    return last.plusMillis(1_500 + random.nextInt(12_000));
  }

  private Duration about(String wait) {
    long count = Long.parseLong(wait.substring(0, wait.length() - 1));
    Duration exact =
        switch (wait.charAt(wait.length() - 1)) {
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          case 'd' -> Duration.ofDays(count);
          default -> throw new IllegalArgumentException(wait);
        };
    return exact.plusMillis(random.nextLong(exact.toMillis() / 5 + 1));
  }
}
