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
import io.careline.ticket.TicketReads;
import io.careline.ticket.TicketText;
import io.careline.ticket.TicketTexts;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * Tickets like one that is there, or like one before it is created, each with why. Only what the
 * actor sees is compared, and asked of the database once more before it is shown.
 */
public final class SimilarDesk {
  private static final long AT_MOST_SECONDS = 10;

  private final Db db;
  private final TicketReads reads;
  private final IndexKeeper keeper;
  private final Understanding understanding;
  private final WorkPool pool;
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
    this.pool = pool;
    this.clock = clock;
  }

  /** Like a ticket that the actor sees. */
  JsonObject toTicket(Actor actor, String number, int limit) {
    long id = reads.visible(actor, number);
    TicketText ticket =
        TicketTexts.read(db.client(), new Long[] {id}).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("ticket"));
    String text =
        ticket.said().stream()
            .filter(said -> said.kind().equals("customer"))
            .findFirst()
            .map(TicketText.Said::text)
            .orElse("");
    Essence essence = Essence.of(ticket.subject(), text);
    Optional<Long> customer = Optional.of(ticket.customer().id());
    return like(
        actor,
        new Like(
            ticket.subject(), text, vector(ticket, essence), customer, List.of(), Optional.of(id)),
        limit);
  }

  /** As it is kept, or made now for a ticket that is too new. */
  private Optional<Vector> vector(TicketText ticket, Essence essence) {
    return ticket
        .meaning()
        .flatMap(
            meant ->
                Arrays.stream(Space.values())
                    .filter(space -> space.word().equals(meant.space()))
                    .findFirst()
                    .map(space -> Vector.of(space, meant.vector())))
        .or(() -> understanding.soon(essence));
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
    List<Alike> found = index.map(one -> ask(one, actor, like, limit)).orElse(List.of());
    Long[] ids = found.stream().map(Alike::ticketId).toArray(Long[]::new);
    Map<Long, JsonObject> tickets = ids.length == 0 ? Map.of() : FoundTickets.seen(db, actor, ids);
    return new JsonObject()
        .put("items", new SimilarPage(clock.instant()).items(found, tickets))
        .put("complete", index.isPresent() && !keeper.degraded());
  }

  private List<Alike> ask(SearchIndex index, Actor actor, Like like, int limit) {
    try {
      return pool.call(
              () ->
                  index.search(
                      searcher -> LikeSearch.in(searcher, like, SightQuery.of(actor), limit)),
              AT_MOST_SECONDS)
          .await();
    } catch (RejectedExecutionException e) {
      throw IndexCalls.tooMany();
    }
  }
}
