package io.careline.demo;

import io.careline.language.TopicGuess;
import io.careline.ticket.Impression;
import io.careline.ticket.Status;
import io.careline.ticket.TicketFacts;
import io.careline.ticket.TicketView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A ticket and all that happened to it. Each step leaves what the ticket room's own statements
 * would leave: the row, its version and the fact.
 */
final class Story {
  static final String CARELINE = "careline";

  final Buyer buyer;
  final Post post;
  final String channel;
  final String subject;
  final Instant created;
  private final List<Event> events = new ArrayList<>();
  private State state;
  private String snippet;
  private Heard heard = new Heard(Impression.NONE, Optional.empty());

  /** How the conversation sounds in the end, and the guess that its topic is. */
  record Heard(Impression impression, Optional<TopicGuess> topic) {}

  /** What can be changed about a ticket. */
  record State(
      Status status,
      String priority,
      Optional<Long> teamId,
      String team,
      Optional<Staff.Agent> assignee,
      List<String> tags,
      JsonObject fields) {

    static State fresh(Optional<Long> teamId, String team, List<String> tags, JsonObject fields) {
      return new State(Status.NEW, "normal", teamId, team, Optional.empty(), tags, fields);
    }

    State with(Status now) {
      return new State(now, priority, teamId, team, assignee, tags, fields);
    }

    State with(Optional<Staff.Agent> now) {
      return new State(status, priority, teamId, team, now, tags, fields);
    }

    State prioritised(String now) {
      return new State(status, now, teamId, team, assignee, tags, fields);
    }

    State in(long id, String name) {
      return new State(status, priority, Optional.of(id), name, assignee, tags, fields);
    }

    State known(List<String> nowTags, JsonObject nowFields) {
      return new State(status, priority, teamId, team, assignee, nowTags, nowFields);
    }

    private JsonObject before() {
      return new JsonObject()
          .put("team", teamId.orElse(null))
          .put("assignee", assignee.map(Staff.Agent::id).orElse(null));
    }
  }

  Story(
      Buyer buyer,
      Post post,
      String subject,
      Instant at,
      State state,
      Said said,
      String actor,
      Optional<Long> agentId) {
    this.buyer = buyer;
    this.post = post;
    this.channel = said.channel().word();
    this.subject = subject;
    this.created = at;
    this.state = state;
    tell(at, TicketFacts.OPENED, actor, new JsonObject(), Optional.of(said), agentId);
  }

  void received(Instant at, Said said) {
    Status after = said.automatic() ? state.status() : state.status().afterCustomer();
    JsonObject body = moved(after);
    state = state.with(after);
    tell(at, TicketFacts.RECEIVED, buyer.word(), body, Optional.of(said), Optional.empty());
  }

  /** The first who replies takes the ticket. */
  void replied(Instant at, Staff.Agent agent, Said said) {
    Status after = state.status().afterReply();
    JsonObject body = moved(after);
    if (state.assignee().isEmpty()) {
      JsonObject changes = body.getJsonObject("changes", new JsonObject());
      changes.put("assignee", new JsonArray().addNull().add(agent.email()));
      body.put("before", state.before()).put("changes", changes);
      state = state.with(Optional.of(agent));
    }
    state = state.with(after);
    tell(at, TicketFacts.SENT, agent.word(), body, Optional.of(said), Optional.of(agent.id()));
  }

  void noted(Instant at, Staff.Agent agent, Said said) {
    tell(
        at,
        TicketFacts.NOTED,
        agent.word(),
        new JsonObject(),
        Optional.of(said),
        Optional.of(agent.id()));
  }

  /** Somebody changes the ticket; nothing is told when nothing is different. */
  void changed(Instant at, String actor, State to) {
    JsonObject changes = new JsonObject();
    difference(changes, "status", state.status().word(), to.status().word());
    difference(changes, "priority", state.priority(), to.priority());
    difference(changes, "team", state.team(), to.team());
    difference(changes, "assignee", email(state), email(to));
    difference(changes, "tags", new JsonArray(state.tags()), new JsonArray(to.tags()));
    difference(changes, "fields", state.fields(), to.fields());
    if (changes.isEmpty()) {
      return;
    }
    if (to.status() != state.status() && !state.status().next().contains(to.status())) {
      throw new IllegalStateException(state.status() + " cannot become " + to.status());
    }
    JsonObject body = new JsonObject().put("changes", changes);
    if (changes.containsKey("team") || changes.containsKey("assignee")) {
      body.put("before", state.before());
    }
    state = to;
    tell(at, TicketFacts.CHANGED, actor, body, Optional.empty(), Optional.empty());
  }

  private static void difference(JsonObject changes, String property, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.put(property, new JsonArray().add(before).add(after));
    }
  }

  private static String email(State state) {
    return state.assignee().map(Staff.Agent::email).orElse(null);
  }

  private JsonObject moved(Status after) {
    JsonObject body = new JsonObject();
    if (after != state.status()) {
      JsonArray both = new JsonArray().add(state.status().word()).add(after.word());
      body.put("changes", new JsonObject().put("status", both));
    }
    return body;
  }

  private void tell(
      Instant at,
      String name,
      String actor,
      JsonObject body,
      Optional<Said> said,
      Optional<Long> agentId) {
    if (!events.isEmpty() && !at.isAfter(updated())) {
      throw new IllegalStateException(name + " at " + at + " is not after " + updated());
    }
    said.filter(words -> !words.kind().equals("note"))
        .ifPresent(words -> snippet = TicketView.snippet(words.text()));
    Optional<Long> assigneeId = state.assignee().map(Staff.Agent::id);
    events.add(
        new Event(
            at, name, actor, body, state.teamId(), assigneeId, agentId, said, Optional.empty()));
  }

  State state() {
    return state;
  }

  String snippet() {
    return snippet;
  }

  /** Grows by one with each step, as the statements do it. */
  long version() {
    return events.stream().filter(event -> !Listener.FOLLOWS.contains(event.name())).count();
  }

  /** What happened, with what was read in it. */
  void heard(List<Event> told, Heard end) {
    events.clear();
    events.addAll(told);
    heard = end;
  }

  Heard heard() {
    return heard;
  }

  Instant updated() {
    return events.getLast().at();
  }

  List<Event> events() {
    return events;
  }
}
