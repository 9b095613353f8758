package io.careline.search;

import io.careline.access.Actor;
import io.careline.customer.CustomerHint;
import io.careline.http.Refusal;
import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.find.Like;
import io.careline.search.find.LikeSearch;
import io.careline.search.find.LikeSearch.Alike;
import io.careline.search.find.SightQuery;
import io.careline.search.index.IndexKeeper;
import io.careline.search.index.SearchIndex;
import io.careline.search.meaning.Understanding;
import io.careline.store.Db;
import io.careline.store.WorkPool;
import io.careline.ticket.Essence;
import io.careline.ticket.FoundTickets;
import io.careline.ticket.TicketMeanings;
import io.careline.ticket.TicketMeanings.Compared;
import io.careline.ticket.TicketReads;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tickets like one that is there, or like one before it is created, each with why. Only what the
 * actor sees is compared, and asked of the database once more before it is shown.
 */
public final class SimilarDesk {
  private final Db db;
  private final TicketReads reads;
  private final IndexKeeper keeper;
  private final Understanding understanding;
  private final IndexCalls calls;
  private final InstantSource clock;

  /**
   * @param pool on which is searched
   */
  public SimilarDesk(
      Db db,
      TicketReads reads,
      IndexKeeper keeper,
      Understanding understanding,
      WorkPool pool,
      InstantSource clock) {
    this.db = db;
    this.reads = reads;
    this.keeper = keeper;
    this.understanding = understanding;
    this.calls = new IndexCalls(pool);
    this.clock = clock;
  }

  /** Like a ticket that the actor sees. */
  JsonObject toTicket(Actor actor, String number, int limit) {
    long id = reads.visible(actor, number);
    Compared ticket =
        TicketMeanings.compared(db.client(), id).orElseThrow(() -> new Refusal.NotFound("ticket"));
    Essence essence = ticket.essence();
    return like(
        actor,
        new Like(
            essence.subject(),
            essence.text(),
            vector(ticket),
            Optional.of(ticket.customerId()),
            List.of(),
            Optional.of(id)),
        limit);
  }

  /** As it is kept, or made now for a ticket that is too new. */
  private Optional<Vector> vector(Compared ticket) {
    return ticket
        .meaning()
        .flatMap(
            meant ->
                Arrays.stream(Space.values())
                    .filter(space -> space.word().equals(meant.space()))
                    .findFirst()
                    .map(space -> Vector.of(space, meant.vector())))
        .or(() -> understanding.soon(ticket.essence()));
  }

  /** Like one that is being written. */
  JsonObject toText(Actor actor, String subject, String text, CustomerHint customer, int limit) {
    Optional<Vector> meaning = understanding.soon(Essence.of(subject, text));
    Optional<String> mail = customer.mailIdentity().filter(one -> one.contains("@"));
    List<String> identities =
        Stream.of(mail, customer.foldedPhone()).flatMap(Optional::stream).toList();
    return like(
        actor,
        new Like(subject, text, meaning, Optional.empty(), identities, Optional.empty()),
        limit);
  }

  private JsonObject like(Actor actor, Like like, int limit) {
    Optional<SearchIndex> index = keeper.index();
    List<Alike> found =
        index
            .map(
                one ->
                    calls.ask(
                        one,
                        searcher -> LikeSearch.in(searcher, like, SightQuery.of(actor), limit)))
            .orElse(List.of());
    Long[] ids = found.stream().map(Alike::ticketId).toArray(Long[]::new);
    Map<Long, JsonObject> tickets = ids.length == 0 ? Map.of() : FoundTickets.seen(db, actor, ids);
    return new JsonObject()
        .put("items", new SimilarPage(clock.instant()).items(found, tickets))
        .put("complete", index.isPresent() && !keeper.degraded());
  }
}
