package io.careline.search;

import io.careline.access.Actor;
import io.careline.search.find.Completions;
import io.careline.search.find.Completions.Counted;
import io.careline.search.find.Findings;
import io.careline.search.find.InSight;
import io.careline.search.query.FieldName;
import io.careline.search.query.LastWord;
import io.careline.store.Db;
import io.careline.ticket.FoundTickets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;

/**
 * What could complete the word under the end of a question: words, tags, customers and tickets, all
 * of tickets in sight. Whoever types waits for nothing: what has not been found in time is left
 * out.
 */
final class Suggestions {
  private static final long NANOS = 100_000_000;

  /** Letters, and Han characters, from which on tickets are suggested by their subjects. */
  private static final int LETTERS = 4;

  private static final int SIGNS = 2;

  private final Actor actor;
  private final LastWord last;
  private final int limit;

  /** What the index found. */
  private record Raw(
      List<Counted> words, List<Counted> tags, List<Long> customers, List<Long> tickets) {}

  Suggestions(Actor actor, LastWord last, int limit) {
    this.actor = actor;
    this.last = last;
    this.limit = limit;
  }

  /**
   * Asks index and database.
   *
   * @param open the whole question with its last word open; empty when it cannot be read
   */
  JsonArray of(Db db, Asked asked, Optional<Query> open) {
    Raw raw = asked.inSight(NANOS, sight -> raw(sight, open));
    Set<Long> ids = new LinkedHashSet<>(raw.customers());
    ids.addAll(raw.tickets());
    Map<Long, JsonObject> seen =
        ids.isEmpty() ? Map.of() : FoundTickets.seen(db, actor, ids.toArray(Long[]::new));
    SuggestionPage page = new SuggestionPage(actor, last, limit);
    page.customers(raw.customers().stream().map(seen::get).toList());
    page.tags(raw.tags());
    page.tickets(raw.tickets().stream().map(seen::get).toList());
    page.words(raw.words());
    return page.items();
  }

  private Raw raw(InSight sight, Optional<Query> open) throws IOException {
    Completions completions = new Completions(sight);
    Findings findings = new Findings(sight);
    String typed = last.text();
    boolean more = !typed.isBlank();
    List<Long> tickets = new ArrayList<>();
    if (more && in(FieldName.NUMBER)) {
      tickets.addAll(findings.numbered(typed, limit));
    }
    if (open.isPresent() && last.field().isEmpty() && telling(typed)) {
      tickets.addAll(findings.best(open.get(), limit));
    }
    return new Raw(
        more && in(FieldName.SUBJECT) ? words(completions) : List.of(),
        in(FieldName.TAG) && (more || last.field().isPresent())
            ? completions.tags(typed)
            : List.of(),
        more && in(FieldName.FROM) ? findings.ofCustomers(typed, limit) : List.of(),
        tickets);
  }

  /** Whether so few words begin so that the whole question is worth asking. */
  private boolean telling(String typed) {
    return typed.length() >= (last.row().isEmpty() ? LETTERS : SIGNS);
  }

  private List<Counted> words(Completions completions) throws IOException {
    String row = last.row();
    return row.isEmpty() ? completions.words(last.text()) : completions.han(row);
  }

  /** Whether this is asked for, by this field or by none. */
  private boolean in(FieldName field) {
    return last.field().isEmpty() || last.field().get() == field;
  }
}
