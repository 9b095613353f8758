package io.careline.sla.clock;

import io.careline.sla.policy.Traits;
import java.util.List;

/**
 * What happened to a ticket, in order.
 *
 * @param initial what was known when it was opened
 * @param events the first one is {@link Event.Opened} or {@link Event.Imported}
 */
public record History(Traits initial, List<Event> events) {
  public History {
    events = List.copyOf(events);
    if (events.isEmpty() || !begins(events.getFirst())) {
      throw new IllegalArgumentException("A history begins with the opening.");
    }
  }

  private static boolean begins(Event event) {
    return event instanceof Event.Opened || event instanceof Event.Imported;
  }
}
