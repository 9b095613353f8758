package io.careline.search.find;

import io.careline.access.Actor;
import io.careline.search.index.Fields;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Scope as a clause of Lucene: the same rule as {@link io.careline.access.Sight} in SQL and {@link
 * Actor#sees}. It is made of the actor of the very call, so a change of rights counts at once.
 */
public final class SightQuery {
  private SightQuery() {}

  /** Tickets in sight; filters every question, so that nothing is counted that is not seen. */
  public static Query of(Actor actor) {
    Query mine = new TermQuery(new Term(Fields.ASSIGNEE, Long.toString(actor.id())));
    return switch (actor.scope()) {
      case ALL -> new TermQuery(new Term(Fields.KIND, Fields.TICKETS));
      case OWN -> mine;
      case TEAM ->
          new BooleanQuery.Builder()
              .add(mine, Occur.SHOULD)
              .add(new TermQuery(new Term(Fields.TEAM, Fields.NONE)), Occur.SHOULD)
              .add(new TermInSetQuery(Fields.TEAM, teams(actor)), Occur.SHOULD)
              .build();
    };
  }

  private static List<BytesRef> teams(Actor actor) {
    return Arrays.stream(actor.teams()).map(id -> new BytesRef(Long.toString(id))).toList();
  }
}
