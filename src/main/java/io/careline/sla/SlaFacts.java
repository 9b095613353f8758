package io.careline.sla;

import io.careline.sla.clock.Clock;
import io.careline.sla.policy.Mark;
import io.careline.sla.policy.Step;
import io.careline.store.Fact;
import io.careline.ticket.TicketFacts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * The names of this room's facts. What is told of a clock is {@code sla.first-response.warned},
 * {@code .breached}, {@code .escalated} (a step behind the breach) and {@code .met}; its body holds
 * {@code target}, {@code cycle}, {@code policy}, {@code dueAt} and, where a step fired, {@code
 * step}.
 */
public final class SlaFacts {
  /**
   * A person set or took back a due time; body {@code target} (null for the default), {@code
   * dueAt}.
   */
  public static final String DUE_SET = "sla.due-set";

  /** A ticket's clocks have other due times or states than before; body {@code clocks}. */
  public static final String RECKONED = "sla.reckoned";

  /** Agents are told something; body {@code agents} (ids), {@code step}. */
  public static final String NOTIFIED = "sla.notified";

  /** A step could not do what its policy says; body {@code why}. */
  public static final String NOT_DONE = "sla.not-done";

  /** Another version of the policies is in force; about no ticket. */
  public static final String POLICIES_CHANGED = "sla.policies-changed";

  /** The newest policies hold for all open tickets now; about no ticket, body {@code version}. */
  public static final String RECALCULATED = "sla.recalculated";

  private static final String CARELINE = "careline";

  private SlaFacts() {}

  /** Whether clocks may change by a fact of this name; what is imported has none. */
  static boolean moves(String name) {
    boolean ticket = name.startsWith("ticket.") && !name.equals(TicketFacts.IMPORTED);
    return ticket || name.startsWith("interaction.") || name.equals(DUE_SET);
  }

  static Fact fired(Fact.Place place, Clock clock, Step step) {
    JsonObject body = body(clock).put("step", step.key());
    return Fact.of(name(clock, event(step.mark())), place, CARELINE, body);
  }

  static Fact met(Fact.Place place, Clock clock) {
    return Fact.of(name(clock, "met"), place, CARELINE, body(clock));
  }

  static Fact recalculated(long version) {
    JsonObject body = new JsonObject().put("version", version);
    return Fact.of(RECALCULATED, Fact.Place.NONE, CARELINE, body);
  }

  static Fact reckoned(Fact.Place place, JsonArray clocks) {
    return Fact.of(RECKONED, place, CARELINE, new JsonObject().put("clocks", clocks));
  }

  private static String name(Clock clock, String event) {
    return "sla." + clock.target().factWord() + "." + event;
  }

  private static String event(Mark mark) {
    if (mark instanceof Mark.Before(Duration left) && left.isZero()) {
      return "breached";
    }
    return mark.breach() ? "escalated" : "warned";
  }

  static JsonObject body(Clock clock) {
    return new JsonObject()
        .put("target", clock.target().word())
        .put("cycle", clock.cycle())
        .put("policy", clock.policy())
        .put("dueAt", clock.dueAt().map(Instant::toString).orElse(null));
  }
}
