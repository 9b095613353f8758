package io.careline.sla;

import io.careline.access.Actor;
import io.careline.access.Gate;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.store.Room;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** HTTP for clocks and policies. */
public final class SlaRoutes {
  private final SlaDesk desk;

  public SlaRoutes(SlaDesk desk) {
    this.desk = desk;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    Map<String, Function<Call, Answer>> work = new HashMap<>();
    work.put("explainSla", this::explain);
    work.put("setDue", this::setDue);
    work.put("listPolicies", call -> Answer.ok(desk.policies()));
    work.put("getPolicyVersion", call -> Answer.ok(desk.version(call.id())));
    Map<String, Handling> handlings = new HashMap<>();
    work.forEach((id, one) -> handlings.put(id, Handling.in(room, one)));
    return handlings;
  }

  private Answer explain(Call call) {
    Actor actor = Gate.actor(call);
    Words words = Words.of(call.header("Accept-Language"), actor.locale());
    return Answer.ok(desk.explain(actor, call.body(), words));
  }

  private Answer setDue(Call call) {
    desk.setDue(Gate.actor(call), call.path("number"), call.path("target"), call.body());
    return Answer.nothing();
  }
}
