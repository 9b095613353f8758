package io.careline.sla;

import io.careline.calendar.BusinessCalendar;
import io.careline.calendar.CalendarReading;
import io.careline.calendar.CalendarShape;
import io.careline.http.Refusal;
import io.careline.sla.clock.Clock;
import io.careline.sla.clock.History;
import io.careline.sla.clock.Replay;
import io.careline.sla.policy.Policy;
import io.careline.sla.policy.PolicyReader;
import io.careline.sla.policy.PolicySet;
import io.careline.sla.policy.Traits;
import io.careline.sla.policy.YamlText;
import io.careline.ticket.Priority;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question of the kind "what would this policy have done": posted, not stored anywhere. */
final class Hypothesis {
  private static final String GIVEN = "given";

  private final PolicySet inForce;
  private final JsonObject question;

  Hypothesis(PolicySet inForce, JsonObject question) {
    this.inForce = inForce;
    this.question = question;
  }

  /**
   * The clocks that would be there.
   *
   * @throws Refusal.Invalid naming what is wrong with the question
   */
  List<Clock> clocks(Instant now) {
    Map<String, BusinessCalendar> calendars = new HashMap<>(inForce.calendars());
    Optional.ofNullable(question.getJsonObject("calendar"))
        .ifPresent(shape -> calendars.put(GIVEN, calendar(shape)));
    Policy policy = policy(calendars);
    Traits traits = Traits.of(Priority.of(question.getString("priority", "normal")));
    EventReader events = new EventReader(question.getJsonArray("events"), traits);
    Instant until =
        Optional.ofNullable(question.getString("until"))
            .map(text -> EventReader.instant("/until", text))
            .orElseGet(() -> events.last().isAfter(now) ? events.last() : now);
    History history = events.history(until);
    return Replay.told(
        new PolicySet(List.of(policy), calendars), any -> Optional.of(policy), history, until);
  }

  private static BusinessCalendar calendar(JsonObject shape) {
    return switch (CalendarShape.read(shape, name -> Optional.empty())) {
      case CalendarReading.Readable(BusinessCalendar calendar) -> calendar;
      case CalendarReading.Faulty(var faults) ->
          throw new Refusal.Invalid(
              faults.stream()
                  .map(
                      fault ->
                          new Refusal.FieldFault("/calendar" + fault.pointer(), fault.detail()))
                  .toList());
    };
  }

  private Policy policy(Map<String, BusinessCalendar> calendars) {
    String name = question.getString("policy");
    Object text = question.getValue("policyText");
    if ((name == null) == (text == null)) {
      throw new Refusal.Invalid(
          "/policy", "Give a ticket's number, or either policy (a name) or policyText.");
    }
    return name != null
        ? inForce
            .named(name)
            .orElseThrow(
                () -> new Refusal.Invalid("/policy", "There is no policy " + name + " in force."))
        : read(text, calendars);
  }

  private static Policy read(Object text, Map<String, BusinessCalendar> calendars) {
    PolicyReader reader = new PolicyReader(calendars.keySet());
    return reader
        .read(text instanceof JsonObject json ? json : yaml((String) text))
        .orElseThrow(
            () ->
                new Refusal.Invalid(
                    reader.faults().stream()
                        .map(
                            fault ->
                                new Refusal.FieldFault(
                                    "/policyText" + fault.pointer(), fault.detail()))
                        .toList()));
  }

  private static JsonObject yaml(String text) {
    try {
      return YamlText.read(text).json();
    } catch (YamlText.Unreadable e) {
      throw new Refusal.Invalid("/policyText", "line " + e.line() + ": " + e.getMessage());
    }
  }
}
