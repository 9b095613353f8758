package io.careline.sla.policy;

import io.careline.calendar.BusinessCalendar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All policies that are in force together, with their calendars. Never changes. */
public record PolicySet(List<Policy> policies, Map<String, BusinessCalendar> calendars) {
  /** Promises nothing. */
  public static final PolicySet NONE = new PolicySet(List.of(), Map.of());

  public PolicySet {
    policies =
        policies.stream()
            .sorted(Comparator.comparingInt(Policy::order).thenComparing(Policy::name))
            .toList();
    calendars = Map.copyOf(calendars);
  }

  /** The first policy in order whose conditions hold. */
  public Optional<Policy> choose(Traits ticket) {
    return policies.stream().filter(policy -> policy.appliesTo().hold(ticket)).findFirst();
  }

  public Optional<Policy> named(String name) {
    return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
  }

  /** The calendar of a rule that was read together with it. */
  public BusinessCalendar calendar(TargetRule rule) {
    return calendars.get(rule.calendar());
  }
}
