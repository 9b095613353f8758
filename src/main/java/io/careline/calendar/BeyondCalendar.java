package io.careline.calendar;

/**
 * More was asked than a calendar answers: an instant outside its years, working time that does not
 * come within them, or too many stretches. The message is a sentence for a person.
 */
public final class BeyondCalendar extends RuntimeException {
  BeyondCalendar(String sentence) {
    super(sentence);
  }
}
