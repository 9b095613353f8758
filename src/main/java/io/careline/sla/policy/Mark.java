package io.careline.sla.policy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Where on a clock a step of the ladder stands, measured in working time. */
public sealed interface Mark {
  /** The word for the due time itself. */
  String DUE = "due";

  Pattern SHARE = Pattern.compile("([1-9][0-9]?)%");

  /** A share of the promised time, 1 to 99 hundredths. */
  record Share(int percent) implements Mark {}

  /** So much before or, negative, after the due time. */
  record Before(Duration left) implements Mark {}

  /** The working time from the clock's start at which this mark is reached. */
  default Duration of(Duration promised) {
    return switch (this) {
      case Share(int percent) -> promised.multipliedBy(percent).dividedBy(100);
      case Before(Duration left) ->
          left.compareTo(promised) > 0 ? Duration.ZERO : promised.minus(left);
    };
  }

  /** Whether it stands at or behind the due time. */
  default boolean breach() {
    return this instanceof Before(Duration left) && !left.isPositive();
  }

  /**
   * Reads {@code 75%}, {@code -PT15M} (before), {@code due}, {@code +PT1H} (after).
   *
   * @throws IllegalArgumentException with a sentence for a person
   */
  static Mark read(String text) {
    var share = SHARE.matcher(text);
    if (share.matches()) {
      return new Share(Integer.parseInt(share.group(1)));
    }
    try {
      return switch (text.charAt(0)) {
        case '-' -> new Before(positive(text.substring(1)));
        case '+' -> new Before(positive(text.substring(1)).negated());
        default -> due(text);
      };
    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
      return due("");
    }
  }

  private static Duration positive(String text) {
    Duration duration = Duration.parse(text);
    return duration.isPositive() ? duration : due("").left();
  }

  private static Before due(String text) {
    if (!text.equals(DUE)) {
      throw new IllegalArgumentException(
          "has to be a share such as 75%, a time before such as -PT15M, due, or a time after such"
              + " as +PT1H");
    }
    return new Before(Duration.ZERO);
  }
}
