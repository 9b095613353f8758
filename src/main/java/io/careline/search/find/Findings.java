package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.Codes;
import io.careline.search.text.Fold;
import io.careline.search.text.Names;
import io.careline.ticket.TicketNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** Ids of tickets in sight that show what is being typed: by number, by subject, by customer. */
public final class Findings {
  private static final int LOOKED_AT = 50; // tickets, for their customers

  private final InSight sight;

  public Findings(InSight sight) {
    this.sight = sight;
  }

  /** Tickets whose number or another code begins so. */
  public List<Long> numbered(String typed, int most) throws IOException {
    Optional<String> code = Codes.asked(typed);
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    code.ifPresent(one -> ways.add(InField.prefix(Fields.CODE, one), Occur.SHOULD));
    TicketNumber.id(typed)
        .ifPresent(id -> ways.add(InField.term(Fields.ID, Long.toString(id)), Occur.SHOULD));
    return best(ways.build(), most);
  }

  /** The best tickets of a question. */
  public List<Long> best(Query query, int most) throws IOException {
    List<Long> ids = new ArrayList<>();
    for (int document : sight.best(query, most)) {
      ids.add(Documents.ticket(sight.reader(), document));
    }
    return ids;
  }

  /** A ticket of each customer whose name or address can be typed so. */
  public List<Long> ofCustomers(String typed, int most) throws IOException {
    String start = Fold.of(typed);
    BooleanQuery.Builder name = new BooleanQuery.Builder();
    List<String> parts = Names.asked(typed);
    for (int at = 0; at < parts.size(); at++) {
      boolean last = at == parts.size() - 1;
      String part = parts.get(at);
      name.add(
          last ? InField.prefix(Fields.NAME, part) : InField.term(Fields.NAME, part), Occur.FILTER);
    }
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    ways.add(name.build(), Occur.SHOULD);
    ways.add(InField.prefix(Fields.EMAIL, start), Occur.SHOULD);
    return parts.isEmpty() ? List.of() : different(ways.build(), most);
  }

  private List<Long> different(Query query, int most) throws IOException {
    Set<Long> customers = new HashSet<>();
    List<Long> ids = new ArrayList<>();
    for (int document : sight.best(query, LOOKED_AT)) {
      if (ids.size() < most && customers.add(customer(document))) {
        ids.add(Documents.ticket(sight.reader(), document));
      }
    }
    return ids;
  }

  private long customer(int document) throws IOException {
    LeafReaderContext leaf = Documents.segment(sight.reader(), document);
    SortedSetDocValues ids = DocValues.getSortedSet(leaf.reader(), Fields.CUSTOMER);
    ids.advanceExact(document - leaf.docBase);
    return Long.parseLong(ids.lookupOrd(ids.nextOrd()).utf8ToString());
  }
}
