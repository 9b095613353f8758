package io.careline.calendar;

import java.util.List;
import java.util.stream.Collectors;

/** What came of reading a calendar's shape: a calendar, or everything that is wrong with it. */
public sealed interface CalendarReading {
  /** The shape was right. */
  record Readable(BusinessCalendar calendar) implements CalendarReading {}

  /** The shape was wrong at each of these places; there is at least one. */
  record Faulty(List<CalendarFault> faults) implements CalendarReading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * The calendar, for callers who know that it is right.
   *
   * @throws IllegalArgumentException when it is not; the message tells every fault
   */
  default BusinessCalendar orElseThrow() {
    return switch (this) {
      case Readable(BusinessCalendar calendar) -> calendar;
      case Faulty(List<CalendarFault> faults) ->
          throw new IllegalArgumentException(
              faults.stream()
                  .map(fault -> fault.pointer() + ": " + fault.detail())
                  .collect(Collectors.joining("\n")));
    };
  }
}
