package io.careline.sla;

import io.careline.access.Directory;
import io.careline.sla.clock.Clock;
import io.careline.sla.policy.Action;
import io.careline.sla.policy.Step;
import io.careline.store.Fact;
import io.careline.store.Outbox;
import io.careline.ticket.Notices;
import io.careline.ticket.Priority;
import io.careline.ticket.Tasks;
import io.careline.ticket.TicketDesk;
import io.careline.ticket.TicketNumber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * Does what a step of the ladder asks for, in the transaction in which the step fires. What a
 * policy names and nobody knows any more stops nothing: it is told as a fact.
 */
final class Escalation {
  /** The kind of outbox rows that are sent to another system. */
  static final String WEBHOOK = "webhook";

  private final TicketDesk tickets;
  private final Directory directory;

  Escalation(TicketDesk tickets, Directory directory) {
    this.tickets = tickets;
    this.directory = directory;
  }

  /** A step that has fired. */
  record Reached(Histories.Subject subject, Clock clock, Step step) {}

  /** Does all that the step asks for; facts are added for the caller to write. */
  void act(SqlClient tx, Reached reached, List<Fact> facts) {
    List<Action> actions = reached.step().actions();
    for (int i = 0; i < actions.size(); i++) {
      switch (actions.get(i)) {
        case Action.Notify(String whom) -> notify(tx, reached, whom, facts);
        case Action.RaisePriority() -> raise(tx, reached, facts);
        case Action.Reassign(Optional<String> team, Optional<String> agent) ->
            reassign(tx, reached, team, agent, facts);
        case Action.AddTag(String tag) -> tickets.addTag(tx, reached.subject().id(), tag, facts);
        case Action.Webhook(String url) -> webhook(tx, reached, url, i);
        case Action.CreateTask(String title, Optional<String> team) ->
            facts.add(
                Tasks.create(
                    tx,
                    reached.subject().place(),
                    title,
                    team.flatMap(directory::team),
                    "careline"));
      }
    }
  }

  private void notify(SqlClient tx, Reached reached, String whom, List<Fact> facts) {
    List<Long> agents = recipients(tx, reached.subject().place(), whom);
    if (agents.isEmpty()) {
      notDone(reached, "Nobody to notify: " + whom, facts);
      return;
    }
    JsonObject body = SlaFacts.body(reached.clock()).put("step", reached.step().key());
    Notices.tell(tx, agents, reached.subject().id(), "sla", body);
    facts.add(
        Fact.of(
            SlaFacts.NOTIFIED,
            reached.subject().place(),
            "careline",
            body.copy().put("agents", new JsonArray(agents))));
  }

  private List<Long> recipients(SqlClient tx, Fact.Place place, String whom) {
    return switch (whom) {
      case "assignee" -> place.assigneeId().stream().toList();
      case "supervisor" -> Recipients.supervisors(tx, place.teamId());
      case "team" -> place.teamId().map(team -> Recipients.team(tx, team)).orElse(List.of());
      default ->
          directory
              .agent(whom)
              .filter(Directory.Person::active)
              .map(person -> List.of(person.id()))
              .or(() -> directory.team(whom).map(team -> Recipients.team(tx, team)))
              .orElse(List.of());
    };
  }

  private void raise(SqlClient tx, Reached reached, List<Fact> facts) {
    Priority now = reached.subject().priority();
    if (now != Priority.URGENT) {
      String higher = Priority.values()[now.ordinal() + 1].word();
      tickets.adjust(tx, reached.subject().id(), new JsonObject().put("priority", higher), facts);
    }
  }

  private void reassign(
      SqlClient tx,
      Reached reached,
      Optional<String> team,
      Optional<String> agent,
      List<Fact> facts) {
    if (team.isPresent() && directory.team(team.get()).isEmpty()) {
      notDone(reached, "There is no team " + team.get() + ".", facts);
      return;
    }
    boolean nobody = agent.filter("nobody"::equals).isPresent();
    boolean known =
        nobody
            || agent.isEmpty()
            || directory.agent(agent.get()).filter(Directory.Person::active).isPresent();
    if (!known) {
      notDone(reached, "There is no active agent " + agent.get() + ".", facts);
      return;
    }
    JsonObject wish = new JsonObject();
    team.ifPresent(name -> wish.put("team", name));
    agent.ifPresent(email -> wish.put("assignee", nobody ? null : email));
    tickets.adjust(tx, reached.subject().id(), wish, facts);
  }

  private static void webhook(SqlClient tx, Reached reached, String url, int place) {
    Clock clock = reached.clock();
    String cause =
        "sla:%d:%s:%d:%s:%d"
            .formatted(
                reached.subject().id(),
                clock.target().word(),
                clock.cycle(),
                reached.step().key(),
                place);
    JsonObject payload =
        SlaFacts.body(clock)
            .put("event", "sla.step")
            .put("step", reached.step().key())
            .put("number", TicketNumber.of(reached.subject().id()))
            .put("subject", reached.subject().subject())
            .put("priority", reached.subject().priority().word())
            .mergeIn(reached.subject().read());
    Outbox.put(
        tx,
        List.of(
            new Outbox.Effect(
                cause,
                WEBHOOK,
                Optional.of(reached.subject().id()),
                new JsonObject().put("url", url).put("payload", payload))));
  }

  private static void notDone(Reached reached, String why, List<Fact> facts) {
    facts.add(
        Fact.of(
            SlaFacts.NOT_DONE,
            reached.subject().place(),
            "careline",
            SlaFacts.body(reached.clock()).put("step", reached.step().key()).put("why", why)));
  }
}
