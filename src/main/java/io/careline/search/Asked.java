package io.careline.search;

import io.careline.http.Refusal;
import io.careline.search.find.InSight;
import io.careline.search.find.QueryMaker;
import io.careline.search.find.Slips;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.TicketSearch.Found;
import io.careline.search.find.Wanted;
import io.careline.search.index.SearchIndex;
import io.careline.search.meaning.Aim;
import io.careline.search.meaning.Understanding;
import io.careline.search.query.Part;
import io.careline.search.query.QueryFault;
import io.careline.search.query.QueryReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;

/** Somebody's questions to one index: tickets with all of the words, or with some of them. */
final class Asked {
  /** So few tickets with all words, and those with some of them are shown behind. */
  static final int FEW = 10;

  private static final long COUNT_NANOS = 1_000_000_000;

  private final IndexCalls calls;
  private final SearchIndex index;
  private final QueryMaker maker;
  private final Understanding understanding;
  private final Query sight;

  /**
   * What was found.
   *
   * @param all how many tickets have all of the words; unknown behind the first page
   */
  record Answer(Found found, Optional<Long> all, boolean relaxed, boolean whole) {}

  Asked(
      IndexCalls calls,
      SearchIndex index,
      QueryMaker maker,
      Understanding understanding,
      Query sight) {
    this.calls = calls;
    this.index = index;
    this.maker = maker;
    this.understanding = understanding;
    this.sight = sight;
  }

  Answer answer(Part part, TicketSearch.Page page, Optional<Boolean> relaxed) {
    if (relaxed.isPresent()) {
      Wanted wanted = relaxed.get() ? some(part) : maker.all(part, sight);
      Found found = ask(wanted, page);
      return new Answer(found, Optional.empty(), relaxed.get(), found.whole());
    }
    Found all = ask(maker.all(part, sight), page);
    Optional<Long> count = Optional.of(all.total());
    return relaxed(part, page, all)
        .map(some -> new Answer(some, count, true, all.whole() && some.whole()))
        .orElseGet(() -> new Answer(all, count, false, all.whole()));
  }

  /**
   * Tickets with some of the words, where few have all of them, and where it is a sentence of which
   * is known what it is about. By time they would stand among those with all.
   */
  private Optional<Found> relaxed(Part part, TicketSearch.Page page, Found all) {
    boolean few = all.total() < (page.newest() ? 1 : FEW);
    boolean sentence = !page.newest() && maker.sentence(part);
    if (!maker.canRelax(part) || !few && !sentence) {
      return Optional.empty();
    }
    Aim aim = understanding.ofQuestion(maker.words(part));
    if (!few && aim.vectors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ask(maker.some(part, sight, aim), page))
        .filter(some -> some.total() > all.total() || sentence && !aim.vectors().isEmpty());
  }

  private Wanted some(Part part) {
    return maker.some(part, sight, understanding.ofQuestion(maker.words(part)));
  }

  private Found ask(Wanted wanted, TicketSearch.Page page) {
    return calls.ask(index, searcher -> TicketSearch.in(searcher, wanted, page));
  }

  /** How many tickets in sight have all of it. */
  int count(Part part) {
    return count(maker.all(part, sight));
  }

  /** How many tickets in sight have some of the words. */
  int countSome(Part part) {
    return maker.canRelax(part) ? count(maker.some(part, sight, Aim.NONE)) : 0;
  }

  private int count(Wanted wanted) {
    return inSight(COUNT_NANOS, in -> in.count(wanted.query()));
  }

  /** Words that nobody in sight has written. */
  List<Slips.Slip> slips(Part part) {
    return inSight(COUNT_NANOS, in -> Slips.in(in, part));
  }

  /** A small question of any kind. */
  @FunctionalInterface
  interface Small<T> {
    T ask(InSight sight) throws IOException;
  }

  /** Asks it within so much time. */
  <T> T inSight(long nanos, Small<T> question) {
    return calls.ask(
        index, searcher -> question.ask(new InSight(searcher.getIndexReader(), sight, nanos)));
  }

  /** The question with its last word open. What is being typed cannot always be read yet. */
  Optional<Query> open(String question) {
    return query(question.endsWith("*") ? question : question + "*");
  }

  /** How many each finds; empty where it cannot be asked any more, or when time is out. */
  List<Optional<Integer>> counts(List<String> questions) {
    List<Optional<Query>> queries = questions.stream().map(this::query).toList();
    return inSight(
        COUNT_NANOS,
        in -> {
          List<Optional<Integer>> counts = new ArrayList<>();
          for (Optional<Query> query : queries) {
            int count = query.isEmpty() ? 0 : in.count(query.get());
            counts.add(query.isEmpty() || in.late() ? Optional.empty() : Optional.of(count));
          }
          return counts;
        });
  }

  private Optional<Query> query(String question) {
    try {
      return Optional.of(maker.all(QueryReader.read(question), sight).query());
    } catch (QueryFault | Refusal e) {
      return Optional.empty();
    }
  }
}
