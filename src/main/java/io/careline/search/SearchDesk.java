package io.careline.search;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.search.find.QueryMaker;
import io.careline.search.find.SightQuery;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.TicketSearch.Found;
import io.careline.search.find.TicketSearch.Hit;
import io.careline.search.index.IndexKeeper;
import io.careline.search.meaning.Understanding;
import io.careline.search.query.LastWord;
import io.careline.search.query.Part;
import io.careline.store.Db;
import io.careline.store.WorkPool;
import io.careline.ticket.FoundTickets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only door to search: an actor's question goes in, a page comes out. What is out of the
 * actor's sight is filtered in the index, before anything is counted, and once more by the database
 * before anything is shown, for what has moved meanwhile.
 */
public final class SearchDesk {
  private final Db db;
  private final Directory directory;
  private final IndexKeeper keeper;
  private final Understanding understanding;
  private final IndexCalls calls;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param pool on which is searched
   * @param zone in which days begin
   */
  public SearchDesk(
      Db db,
      Directory directory,
      IndexKeeper keeper,
      Understanding understanding,
      WorkPool pool,
      ZoneId zone,
      InstantSource clock) {
    this.db = db;
    this.directory = directory;
    this.keeper = keeper;
    this.understanding = understanding;
    this.calls = new IndexCalls(pool);
    this.zone = zone;
    this.clock = clock;
  }

  /** Answers a question in the language of {@code docs/search.md}. */
  JsonObject search(
      Actor actor, String question, TicketSearch.Page page, Optional<Boolean> relaxed) {
    long began = System.nanoTime();
    Part part = Questions.read(question, "query/q");
    JsonObject answer =
        asked(actor)
            .map(asked -> found(asked, actor, question, part, page, relaxed))
            .orElseGet(() -> Fallback.search(db, actor, part, page.limit()));
    if (page.facets() && !answer.containsKey("facets")) {
      answer.put("facets", SearchPage.facets(Map.of()));
    }
    return answer.put("tookMs", (System.nanoTime() - began) / 1_000_000);
  }

  /** What could complete the word under the end of a question. */
  JsonArray suggestions(Actor actor, String question, int limit) {
    Optional<LastWord> last = LastWord.of(question);
    Optional<Asked> asked = last.isEmpty() ? Optional.empty() : asked(actor);
    return asked
        .map(one -> new Suggestions(actor, last.get(), limit).of(db, one, one.open(question)))
        .orElseGet(JsonArray::new);
  }

  /** How many tickets in the actor's sight each question finds; empty where that is not known. */
  List<Optional<Integer>> counts(Actor actor, List<String> questions) {
    return asked(actor)
        .map(one -> one.counts(questions))
        .orElseGet(() -> questions.stream().map(_ -> Optional.<Integer>empty()).toList());
  }

  /**
   * Refused at this pointer when it cannot be asked: it cannot be read, or names what is not there.
   */
  void check(Actor actor, String question, String pointer) {
    Part part = Questions.read(question, pointer);
    try {
      maker(actor).all(part, SightQuery.of(actor));
    } catch (Refusal.Invalid e) {
      throw new Refusal.Invalid(pointer, e.faults().getFirst().detail());
    }
  }

  /** An actor's questions to the index of this node; empty while there is none. */
  Optional<Asked> asked(Actor actor) {
    QueryMaker maker = maker(actor);
    return keeper
        .index()
        .map(index -> new Asked(calls, index, maker, understanding, SightQuery.of(actor)));
  }

  QueryMaker maker(Actor actor) {
    return new QueryMaker(db, directory, actor, clock.instant(), zone);
  }

  /** Has the index of this node built anew. */
  void rebuild() {
    keeper.rebuild();
  }

  private JsonObject found(
      Asked asked,
      Actor actor,
      String question,
      Part part,
      TicketSearch.Page page,
      Optional<Boolean> relaxed) {
    Asked.Answer answer = asked.answer(part, page, relaxed);
    return page(actor, answer, page)
        .put("relaxed", answer.relaxed())
        .put("didYouMean", DidYouMean.of(asked, question, part, answer).orElse(null));
  }

  private JsonObject page(Actor actor, Asked.Answer asked, TicketSearch.Page page) {
    Found found = asked.found();
    Long[] ids = found.hits().stream().map(Hit::ticketId).toArray(Long[]::new);
    Map<Long, JsonObject> tickets = ids.length == 0 ? Map.of() : FoundTickets.seen(db, actor, ids);
    int next = page.from() + page.limit();
    JsonObject answer =
        new JsonObject()
            .put("items", SearchPage.items(found, tickets))
            .put("total", found.total())
            .put("complete", asked.whole() && !keeper.degraded())
            .put("next", next < found.total() ? Place.cursor(next, asked.relaxed()) : null);
    return page.facets()
        ? answer.put("facets", SearchPage.named(SearchPage.facets(found.counts()), directory))
        : answer;
  }
}
