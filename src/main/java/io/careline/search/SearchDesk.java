package io.careline.search;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.http.Page;
import io.careline.http.Refusal;
import io.careline.search.find.QueryMaker;
import io.careline.search.find.SightQuery;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.TicketSearch.Found;
import io.careline.search.find.TicketSearch.Hit;
import io.careline.search.find.Wanted;
import io.careline.search.index.Fields;
import io.careline.search.index.IndexKeeper;
import io.careline.search.index.SearchIndex;
import io.careline.search.meaning.Aim;
import io.careline.search.meaning.Understanding;
import io.careline.search.query.Part;
import io.careline.search.query.QueryFault;
import io.careline.search.query.QueryReader;
import io.careline.store.Db;
import io.careline.store.WorkPool;
import io.careline.ticket.FoundTickets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * The only door to search: an actor's question goes in, a page comes out. What is out of the
 * actor's sight is filtered in the index, before anything is counted, and once more by the database
 * before anything is shown, for what has moved meanwhile.
 */
public final class SearchDesk {
  private static final long AT_MOST_SECONDS = 10;

  /** So few tickets with all words, and those with some of them are shown behind. */
  private static final int FEW = 10;

  private final Db db;
  private final Directory directory;
  private final IndexKeeper keeper;
  private final Understanding understanding;
  private final WorkPool pool;
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
    this.pool = pool;
    this.zone = zone;
    this.clock = clock;
  }

  /** Answers a question in the language of {@code docs/search.md}. */
  JsonObject search(Actor actor, String question, TicketSearch.Page page) {
    long began = System.nanoTime();
    Part part = read(question);
    Optional<SearchIndex> index = keeper.index();
    JsonObject answer =
        index.isEmpty()
            ? Fallback.search(db, actor, part, page.limit())
            : found(index.get(), actor, part, page);
    if (page.facets() && !answer.containsKey("facets")) {
      answer.put("facets", SearchPage.facets(Map.of()));
    }
    return answer.put("tookMs", (System.nanoTime() - began) / 1_000_000);
  }

  /** Has the index of this node built anew. */
  void rebuild() {
    keeper.rebuild();
  }

  private static Part read(String question) {
    try {
      return QueryReader.read(question);
    } catch (QueryFault e) {
      JsonObject place = new JsonObject().put("at", e.at()).put("reason", e.reason().word());
      throw new Refusal.Invalid("query/q", e.getMessage(), place);
    }
  }

  private JsonObject found(SearchIndex index, Actor actor, Part part, TicketSearch.Page page) {
    Instant now = clock.instant();
    QueryMaker maker = new QueryMaker(db, directory, actor, now, zone);
    Wanted all = maker.all(part, SightQuery.of(actor));
    Found found = ask(index, all, page);
    boolean relaxed = found.total() < FEW && maker.canRelax(part);
    if (relaxed) {
      long before = found.total();
      Aim aim = understanding.ofQuestion(maker.words(part));
      found = ask(index, maker.some(part, SightQuery.of(actor), aim), page);
      relaxed = found.total() > before;
    }
    return page(actor, found, page).put("relaxed", relaxed);
  }

  private Found ask(SearchIndex index, Wanted wanted, TicketSearch.Page page) {
    try {
      return pool.call(
              () -> index.search(searcher -> TicketSearch.in(searcher, wanted, page)),
              AT_MOST_SECONDS)
          .await();
    } catch (RejectedExecutionException e) {
      throw tooMany();
    }
  }

  static Refusal tooMany() {
    return new Refusal.TooMany(
        "too-many-searches", "Too many searches wait. Try again in a moment.", 1);
  }

  private JsonObject page(Actor actor, Found found, TicketSearch.Page page) {
    Long[] ids = found.hits().stream().map(Hit::ticketId).toArray(Long[]::new);
    Map<Long, JsonObject> tickets = ids.length == 0 ? Map.of() : FoundTickets.seen(db, actor, ids);
    int next = page.from() + page.limit();
    JsonObject answer =
        new JsonObject()
            .put("items", SearchPage.items(found, tickets))
            .put("total", found.total())
            .put("complete", found.whole() && !keeper.degraded())
            .put("next", next < found.total() ? Page.cursor(Integer.toString(next)) : null);
    return page.facets() ? answer.put("facets", named(SearchPage.facets(found.counts()))) : answer;
  }

  /** Teams by their names instead of their ids. */
  private JsonObject named(JsonObject facets) {
    JsonArray teams = facets.getJsonArray(Fields.TEAM, new JsonArray());
    teams.forEach(
        one -> {
          JsonObject team = (JsonObject) one;
          String id = team.getString("value");
          if (!id.equals(Fields.NONE)) {
            team.put("value", directory.teamName(Long.parseLong(id)).orElse(id));
          }
        });
    return facets;
  }
}
