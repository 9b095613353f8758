package io.careline.intake.bulk;

import io.careline.access.Directory;
import io.careline.customer.CustomerHint;
import io.careline.http.Contract;
import io.careline.http.Findings;
import io.careline.http.Refusal;
import io.careline.http.Refusal.FieldFault;
import io.careline.intake.Plain;
import io.careline.intake.Subjects;
import io.careline.ticket.PastTicket;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.careline.ticket.Tags;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Validator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a line as a ticket, by the contract first and then by what only this installation knows:
 * its teams, its agents, the time. All that is wrong in a line is said at once.
 */
final class LineReader {
  private static final Status UNSAID = Status.CLOSED;

  private final Validator contract;
  private final Directory directory;
  private final InstantSource clock;

  LineReader(Contract contract, Directory directory, InstantSource clock) {
    this.contract = contract.schema("ImportLine");
    this.directory = directory;
    this.clock = clock;
  }

  BulkTicket read(LineCutter.Line line) throws LineFault {
    JsonObject json = LineJson.of(line);
    Optional<String> id =
        json.getValue("externalId") instanceof String text ? Optional.of(text) : Optional.empty();
    List<FieldFault> faults = new ArrayList<>(Findings.of(contract.validate(json)));
    if (!faults.isEmpty()) {
      throw new LineFault(id, faults);
    }
    BulkTicket ticket = ticket(line.number(), json, faults);
    if (!faults.isEmpty()) {
      throw new LineFault(id, faults);
    }
    return ticket;
  }

  private BulkTicket ticket(long line, JsonObject json, List<FieldFault> faults) {
    LineTimes times = new LineTimes(json, clock.instant(), faults);
    List<PastTicket.Said> said = said(json.getJsonArray("interactions"), times);
    return new BulkTicket(
        line,
        json.getString("externalId"),
        subject(json.getString("subject"), said),
        times.created(),
        hint(json.getJsonObject("customer")),
        said,
        Optional.ofNullable(json.getString("status")).map(Status::of).orElse(UNSAID),
        Optional.ofNullable(json.getString("priority")).map(Priority::of).orElse(Priority.NORMAL),
        team(json.getString("team"), faults),
        tags(json.getJsonArray("tags", new JsonArray()), faults));
  }

  /** A blank subject is the first line of what was said, as with every channel. */
  private static String subject(String given, List<PastTicket.Said> said) {
    String subject = Plain.line(given);
    return subject.isEmpty() ? Subjects.of(said.getFirst().text()) : subject;
  }

  /** Oldest first, whatever the order was; what has the same time stays as it stood. */
  private List<PastTicket.Said> said(JsonArray interactions, LineTimes times) {
    List<PastTicket.Said> said = new ArrayList<>(interactions.size());
    for (int i = 0; i < interactions.size(); i++) {
      said.add(said(interactions.getJsonObject(i), i, times));
    }
    said.sort(Comparator.comparing(PastTicket.Said::at));
    return said;
  }

  /** An author who is an agent here is that agent; of anybody else the name is kept. */
  private PastTicket.Said said(JsonObject one, int place, LineTimes times) {
    String kind = one.getString("kind");
    Optional<String> author =
        Optional.ofNullable(one.getString("author"))
            .map(Plain::line)
            .filter(name -> !name.isEmpty());
    Optional<Long> agent =
        kind.equals("customer")
            ? Optional.empty()
            : author.flatMap(directory::agent).map(Directory.Person::id);
    return new PastTicket.Said(
        kind,
        one.getString("text"),
        times.said(place, one.getString("createdAt")),
        agent,
        agent.isPresent() ? Optional.empty() : author,
        Optional.empty());
  }

  private static CustomerHint hint(JsonObject customer) {
    return new CustomerHint(
        word(customer, "email"), word(customer, "phone"), word(customer, "name"), Optional.empty());
  }

  private static Optional<String> word(JsonObject object, String name) {
    return Optional.ofNullable(object.getString(name))
        .map(Plain::line)
        .filter(text -> !text.isEmpty());
  }

  private Optional<Long> team(String name, List<FieldFault> faults) {
    if (name == null) {
      return Optional.empty();
    }
    Optional<Long> team = directory.team(name);
    if (team.isEmpty()) {
      faults.add(new FieldFault("/team", "There is no team " + name + "."));
    }
    return team;
  }

  private static List<String> tags(JsonArray wished, List<FieldFault> faults) {
    try {
      return Tags.of(wished).stream().map(String.class::cast).toList();
    } catch (Refusal.Invalid e) {
      faults.addAll(e.faults());
      return List.of();
    }
  }
}
