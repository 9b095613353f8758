package io.careline.sla.clock;

import io.careline.calendar.BusinessCalendar;
import io.careline.sla.policy.Policy;
import io.careline.sla.policy.PolicySet;
import io.careline.sla.policy.Step;
import io.careline.sla.policy.Target;
import io.careline.sla.policy.Traits;
import io.careline.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Goes through a ticket's history and says how its clocks stand. What is promised follows from what
 * is known of the ticket at each moment; a change counts for the whole running clock, from its
 * start, so a due time always follows from one policy alone. Time at which a clock stood still
 * stays out whatever changes.
 */
public final class Replay {
  private static final Set<Status> ENDED = EnumSet.of(Status.SOLVED, Status.CLOSED);

  private final PolicySet policies;
  private final Function<Traits, Optional<Policy>> choose;
  private final List<StatusSpan> spans = new ArrayList<>();
  private final Map<Target, List<Cycle>> cycles = new EnumMap<>(Target.class);
  private Traits traits;
  private Optional<Policy> policy;
  private final boolean firing;
  private Instant now;
  private boolean answered;

  private Replay(
      PolicySet policies,
      Function<Traits, Optional<Policy>> choose,
      Traits initial,
      boolean firing) {
    this.policies = policies;
    this.choose = choose;
    this.firing = firing;
    this.traits = initial;
    this.policy = choose.apply(initial);
    List.of(Target.values()).forEach(target -> cycles.put(target, new ArrayList<>()));
  }

  /**
   * The clocks of a history, the oldest first, with what would have fired and when.
   *
   * @param choose how the policy is chosen; its calendars are those of {@code policies}
   */
  public static List<Clock> told(
      PolicySet policies,
      Function<Traits, Optional<Policy>> choose,
      History history,
      Instant until) {
    return new Replay(policies, choose, history.initial(), true).clocks(history, until);
  }

  /** The clocks as they stand, the oldest first; what has fired is known elsewhere. */
  public static List<Clock> standing(PolicySet policies, History history, Instant until) {
    return new Replay(policies, policies::choose, history.initial(), false).clocks(history, until);
  }

  private List<Clock> clocks(History history, Instant until) {
    history.events().forEach(this::next);
    fire(until.plusNanos(1));
    return stand(until);
  }

  private void next(Event event) {
    if (now != null) {
      fire(event.at());
    }
    now = event.at();
    switch (event) {
      case Event.Opened opened -> open();
      case Event.Imported(Instant at, Status status) -> enter(status);
      case Event.StatusSet(Instant at, Status status) -> move(status);
      case Event.TraitsSet(Instant at, Traits changed) -> {
        traits = changed;
        policy = choose.apply(changed);
      }
      case Event.AgentReplied replied -> reply();
      case Event.CustomerWrote wrote -> {
        if (answered) {
          start(Target.NEXT_RESPONSE);
        }
      }
      case Event.Said said -> {}
      case Event.DueSet(Instant at, Optional<Target> target, Optional<Instant> due) ->
          manual(target).forEach(cycle -> cycle.manual = due);
      case Event.Merged(Instant at, Map<Target, Instant> deadlines) ->
          deadlines.forEach(this::merge);
    }
  }

  private void open() {
    spans.add(new StatusSpan(now, Instant.MAX, Status.NEW));
    List.of(Target.FIRST_RESPONSE, Target.RESOLUTION, Target.UPDATE).forEach(this::start);
  }

  /** No clock starts for the past, and the customer's next message is a next response. */
  private void enter(Status status) {
    spans.add(new StatusSpan(now, Instant.MAX, status));
    answered = true;
  }

  private void reply() {
    answered = true;
    end(Target.FIRST_RESPONSE, true);
    end(Target.NEXT_RESPONSE, true);
    end(Target.UPDATE, true);
    if (!ENDED.contains(status())) {
      start(Target.UPDATE);
    }
  }

  private void move(Status to) {
    boolean wasEnded = ENDED.contains(status());
    StatusSpan last = spans.removeLast();
    spans.add(new StatusSpan(last.from(), now, last.status()));
    spans.add(new StatusSpan(now, Instant.MAX, to));
    if (!wasEnded && ENDED.contains(to)) {
      end(Target.RESOLUTION, true);
      List.of(Target.FIRST_RESPONSE, Target.NEXT_RESPONSE, Target.UPDATE)
          .forEach(target -> end(target, false));
    } else if (wasEnded && !ENDED.contains(to)) {
      reopen();
      start(Target.NEXT_RESPONSE);
      start(Target.UPDATE);
    }
  }

  /** The resolution goes on; one that was solved elsewhere is promised from here on. */
  private void reopen() {
    List<Cycle> resolutions = cycles.get(Target.RESOLUTION);
    if (resolutions.isEmpty()) {
      start(Target.RESOLUTION);
    } else {
      resolutions.getLast().reopen();
    }
  }

  private Status status() {
    return spans.getLast().status();
  }

  /** Starts a run of a target, unless one runs already: the oldest unanswered message counts. */
  private void start(Target target) {
    List<Cycle> runs = cycles.get(target);
    if (runs.isEmpty() || !runs.getLast().open()) {
      runs.add(new Cycle(target, runs.size() + 1, now));
    }
  }

  private Optional<Cycle> running(Target target) {
    List<Cycle> runs = cycles.get(target);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast()).filter(Cycle::open);
  }

  private void end(Target target, boolean byAnswer) {
    running(target).ifPresent(cycle -> cycle.end(now, byAnswer, promise(cycle)));
  }

  private List<Cycle> manual(Optional<Target> target) {
    Target wanted = target.orElse(Target.RESOLUTION);
    boolean promised = policy.isEmpty() || policy.get().targets().containsKey(wanted);
    return target.isPresent() || promised
        ? running(wanted).stream().toList()
        : List.of(Target.values()).stream().flatMap(one -> running(one).stream()).toList();
  }

  /**
   * What the other ticket had left at this moment is all that is left here. A customer who waits
   * for an answer there waits for it here.
   */
  private void merge(Target target, Instant deadline) {
    boolean response = target == Target.FIRST_RESPONSE || target == Target.NEXT_RESPONSE;
    if (response && running(Target.FIRST_RESPONSE).isEmpty()) {
      start(Target.NEXT_RESPONSE);
    }
    Optional<Cycle> here =
        response
            ? running(Target.FIRST_RESPONSE).or(() -> running(Target.NEXT_RESPONSE))
            : running(target);
    here.ifPresent(cycle -> promise(cycle).ifPresent(promise -> limit(cycle, promise, deadline)));
  }

  private void limit(Cycle cycle, Promise promise, Instant deadline) {
    Course course = course(cycle, promise);
    Duration limit = course.counted(now).plus(course.calendar().between(now, deadline));
    Duration least = limit.isNegative() ? Duration.ZERO : limit;
    if (cycle.limit.filter(before -> before.compareTo(least) < 0).isEmpty()) {
      cycle.limit = Optional.of(least);
    }
  }

  private Optional<Promise> promise(Cycle cycle) {
    if (!cycle.open()) {
      return cycle.promise;
    }
    return policy.flatMap(
        one ->
            Optional.ofNullable(one.targets().get(cycle.target))
                .flatMap(
                    rule ->
                        rule.time(traits.priority())
                            .map(time -> new Promise(one.name(), rule, time))));
  }

  private Course course(Cycle cycle, Promise promise) {
    BusinessCalendar calendar = policies.calendar(promise.rule());
    return Courses.of(calendar, promise.rule().pausedIn(), spans, cycle);
  }

  private Timetable timetable(Cycle cycle, Promise promise) {
    return Timetable.of(course(cycle, promise), promise.time(), cycle);
  }

  /** Fires what is reached before an instant. What a change brought into the past fires at once. */
  private void fire(Instant before) {
    if (!firing) {
      return;
    }
    for (List<Cycle> runs : cycles.values()) {
      if (!runs.isEmpty() && runs.getLast().open()) {
        fire(runs.getLast(), before);
      }
    }
  }

  private void fire(Cycle cycle, Instant before) {
    Optional<Promise> promise = promise(cycle);
    if (promise.isEmpty()) {
      return;
    }
    Timetable times = timetable(cycle, promise.get());
    for (Clock.Planned planned : times.planned(promise.get().rule().ladder())) {
      if (planned.at().isBefore(before)) {
        Instant at = planned.at().isBefore(now) ? now : planned.at();
        cycle.fired.putIfAbsent(planned.step().key(), at);
      }
    }
  }

  private List<Clock> stand(Instant until) {
    return cycles.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing((Cycle cycle) -> cycle.start).thenComparing(c -> c.target))
        .flatMap(cycle -> promise(cycle).map(promise -> stand(cycle, promise, until)).stream())
        .toList();
  }

  private Clock stand(Cycle cycle, Promise promise, Instant until) {
    Timetable times = timetable(cycle, promise);
    Optional<Instant> due = times.due();
    return new Clock(
        cycle.target,
        cycle.number,
        promise.policy(),
        cycle.start,
        state(cycle, times, due, until),
        due,
        times.promised().minus(times.course().counted(cycle.end.orElse(until))),
        cycle.end,
        cycle.manual.isPresent(),
        cycle.fired,
        times.planned(promise.rule().ladder()),
        new Ledger(times.course(), cycle.start, due.orElse(until)));
  }

  private static ClockState state(
      Cycle cycle, Timetable times, Optional<Instant> due, Instant until) {
    boolean passed =
        due.filter(at -> cycle.end.map(end -> end.isAfter(at)).orElse(!at.isAfter(until)))
            .isPresent();
    if (cycle.fired.containsKey(Step.DUE.key()) || (passed && (cycle.open() || cycle.answered))) {
      return ClockState.BREACHED;
    }
    if (cycle.open()) {
      return times.course().paused() ? ClockState.PAUSED : ClockState.RUNNING;
    }
    return cycle.answered ? ClockState.MET : ClockState.ENDED;
  }
}
