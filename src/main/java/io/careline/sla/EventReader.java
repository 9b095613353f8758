package io.careline.sla;

import io.careline.http.Refusal;
import io.careline.sla.clock.Event;
import io.careline.sla.clock.History;
import io.careline.sla.policy.Target;
import io.careline.sla.policy.Traits;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads posted events. A reply and a customer's message move the status as they do for a real
 * ticket: an answered new ticket is open, and so is one on which the customer wrote. Where a later
 * event tells the status, nothing is supposed and that event alone counts.
 */
final class EventReader {
  /** An event as it was posted, and where it stood. */
  private record Posted(Instant at, String type, Object value, String pointer) {}

  private final List<Posted> posted = new ArrayList<>();
  private final Traits initial;
  private final List<Event> events = new ArrayList<>();
  private Traits traits;
  private Status status = Status.NEW;

  EventReader(JsonArray json, Traits initial) {
    this.initial = initial;
    this.traits = initial;
    for (int i = 0; json != null && i < json.size(); i++) {
      JsonObject event = json.getJsonObject(i);
      String pointer = "/events/" + i;
      Instant at = instant(pointer + "/at", event.getString("at"));
      posted.add(new Posted(at, event.getString("type"), event.getValue("value"), pointer));
    }
    posted.sort(Comparator.comparing(Posted::at));
    if (posted.isEmpty() || !posted.getFirst().type().equals("opened")) {
      throw new Refusal.Invalid("/events", "The first event has to be of type opened.");
    }
  }

  /** When the last event was. */
  Instant last() {
    return posted.getLast().at();
  }

  /** What happened until an instant. */
  History history(Instant until) {
    if (until.isBefore(posted.getFirst().at())) {
      throw new Refusal.Invalid("/until", "has to be after the opening");
    }
    posted.stream().filter(event -> !event.at().isAfter(until)).forEach(this::tell);
    return new History(initial, events);
  }

  private void tell(Posted event) {
    Instant at = event.at();
    switch (event.type()) {
      case "opened" -> opened(event);
      case "status" -> move(at, read(event, Status::of));
      case "priority" -> {
        traits = traits.with(read(event, Priority::of));
        events.add(new Event.TraitsSet(at, traits));
      }
      case "agentReply" -> {
        events.add(new Event.AgentReplied(at));
        suppose(event, status.afterReply());
      }
      case "customerReply" -> {
        events.add(new Event.CustomerWrote(at));
        suppose(event, status.afterCustomer());
      }
      case "dueSet" -> events.add(due(event));
      default -> events.add(new Event.Said(at));
    }
  }

  private void opened(Posted event) {
    if (!events.isEmpty()) {
      throw new Refusal.Invalid(event.pointer() + "/type", "A ticket is opened once.");
    }
    events.add(new Event.Opened(event.at()));
  }

  /** Moves the status as a real ticket's would be, unless a later event tells it. */
  private void suppose(Posted event, Status to) {
    boolean told =
        posted.subList(posted.indexOf(event) + 1, posted.size()).stream()
            .anyMatch(later -> later.type().equals("status"));
    if (!told) {
      move(event.at(), to);
    }
  }

  private void move(Instant at, Status to) {
    if (to != status) {
      status = to;
      events.add(new Event.StatusSet(at, to));
    }
  }

  private static <T> T read(Posted event, java.util.function.Function<String, T> reader) {
    try {
      return reader.apply((String) event.value());
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new Refusal.Invalid(
          event.pointer() + "/value", "is no value for an event of type " + event.type());
    }
  }

  private static Event due(Posted event) {
    String pointer = event.pointer() + "/value";
    if (event.value() instanceof JsonObject both) {
      String at = both.getString("dueAt");
      return new Event.DueSet(
          event.at(),
          Optional.of(
              read(
                  new Posted(event.at(), "dueSet", both.getValue("target"), event.pointer()),
                  Target::of)),
          Optional.ofNullable(at).map(text -> instant(pointer + "/dueAt", text)));
    }
    Optional<Instant> at =
        Optional.ofNullable(event.value()).map(value -> instant(pointer, value.toString()));
    return new Event.DueSet(event.at(), Optional.empty(), at);
  }

  /** An instant with its offset from UTC. */
  static Instant instant(String pointer, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NullPointerException e) {
      throw new Refusal.Invalid(
          pointer, "has to be an instant with its offset, such as 2026-10-01T09:00:00+08:00");
    }
  }
}
