package io.careline.sla;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.sla.policy.Policy;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.careline.ticket.TicketDesk;
import io.careline.ticket.TicketReads;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The room's front: what can be asked of clocks and done to them. */
public final class SlaDesk {
  private static final Sql VERSIONS =
      new Sql(
          "sla.versions",
          "SELECT id, node, installed_at, recalculated_at FROM sla_version ORDER BY id DESC LIMIT"
              + " 50");

  private final Db db;
  private final Wake wake;
  private final TicketReads reads;
  private final PolicyShelf shelf;
  private final PolicyWatch watch;
  private final ClockWork work;
  private final Recalculation recalculation;
  private final Explain explain;
  private List<Loop> loops = List.of();

  public SlaDesk(
      Db db,
      Wake wake,
      Directory directory,
      TicketDesk tickets,
      TicketReads reads,
      Path folder,
      String node) {
    this.db = db;
    this.wake = wake;
    this.reads = reads;
    this.shelf = new PolicyShelf(db);
    Reckoning reckoning = new Reckoning(tickets, new Escalation(tickets, directory));
    this.watch = new PolicyWatch(db, wake, shelf, folder, node);
    this.work = new ClockWork(db, wake, shelf, reckoning);
    this.recalculation = new Recalculation(db, wake, shelf, reckoning);
    this.explain = new Explain(db, shelf, reads);
  }

  /** The room's loops, which {@link #start} starts. */
  public List<Loop> loops(Room room) {
    Loop timer = new Loop("sla timer", room.context(), work::fireSome);
    Loop follower = new Loop("sla follower", room.context(), work::followSome);
    work.wakes(timer);
    wake.add(follower::wake);
    loops =
        List.of(
            new Loop("sla policies", room.context(), watch::round),
            follower,
            timer,
            new Loop("sla recalculation", room.context(), recalculation::round));
    return loops;
  }

  /**
   * Puts the folder's policies into force and lets the clocks go. Called before any door opens, so
   * that no ticket is older than the first policies because of a moment.
   */
  public void start() {
    watch.round();
    loops.forEach(Loop::start);
  }

  /** How far the journal was followed on this node. */
  public long reached() {
    return work.reached();
  }

  /** How many faults this node's folder of policies has. */
  public int faults() {
    return watch.faults().size();
  }

  JsonObject explain(Actor actor, JsonObject question, Words words) {
    return explain.answer(actor, question, words);
  }

  /** Sets when something is due, or takes that back. */
  void setDue(Actor actor, String number, String target, JsonObject wish) {
    Fact.Place place = reads.place(actor, number);
    Instant due =
        Optional.ofNullable(wish.getString("dueAt"))
            .map(text -> EventReader.instant("/dueAt", text))
            .orElse(null);
    JsonObject body =
        new JsonObject().put("target", target).put("dueAt", due == null ? null : due.toString());
    db.inTransaction(
        tx -> {
          Journal.write(tx, List.of(Fact.of(SlaFacts.DUE_SET, place, actor.word(), body)));
          return null;
        });
    wake.committed();
  }

  /** What is in force, what is wrong in the folder, and what was in force before. */
  JsonObject policies() {
    JsonArray faults = new JsonArray();
    watch
        .faults()
        .forEach(
            fault ->
                faults.add(
                    new JsonObject()
                        .put("file", fault.file())
                        .put("line", fault.line())
                        .put("pointer", fault.pointer())
                        .put("detail", fault.detail())));
    JsonArray policies = new JsonArray();
    shelf.newest().stream()
        .flatMap(version -> version.book().policies().policies().stream())
        .forEach(policy -> policies.add(view(policy)));
    JsonArray versions = new JsonArray();
    db.run(VERSIONS)
        .forEach(
            row ->
                versions.add(
                    new JsonObject()
                        .put("id", row.getLong("id"))
                        .put("node", row.getString("node"))
                        .put("installedAt", io.careline.store.Rows.time(row, "installed_at"))
                        .put(
                            "recalculatedAt",
                            io.careline.store.Rows.time(row, "recalculated_at"))));
    return new JsonObject()
        .put("version", shelf.newest().map(PolicyShelf.Version::id).orElse(null))
        .put("readAt", shelf.lookedAt().map(Instant::toString).orElse(null))
        .put("items", policies)
        .put("faults", faults)
        .put("versions", versions);
  }

  private static JsonObject view(Policy policy) {
    return new JsonObject()
        .put("name", policy.name())
        .put("order", policy.order())
        .put(
            "targets",
            new JsonArray(policy.targets().keySet().stream().map(t -> t.word()).toList()));
  }

  /** The text of a version, file by file. */
  JsonObject version(long id) {
    try {
      JsonObject texts = new JsonObject();
      shelf.version(db.client(), id).book().texts().forEach(texts::put);
      return new JsonObject().put("id", id).put("texts", texts);
    } catch (java.util.NoSuchElementException e) {
      throw new Refusal.NotFound("version");
    }
  }
}
