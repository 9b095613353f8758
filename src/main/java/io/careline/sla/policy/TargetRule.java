package io.careline.sla.policy;

import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy promises for one target.
 *
 * @param times the promised working time; a priority that is not named has no promise
 * @param calendar the name of the calendar that says what working time is
 * @param pausedIn statuses in which the clock stands still
 * @param ladder the steps, {@link Step#DUE} among them, in the order of the policy
 */
public record TargetRule(
    Map<Priority, Duration> times, String calendar, Set<Status> pausedIn, List<Step> ladder) {

  public Optional<Duration> time(Priority priority) {
    return Optional.ofNullable(times.get(priority));
  }
}
