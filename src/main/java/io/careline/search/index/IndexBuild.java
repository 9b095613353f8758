package io.careline.search.index;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.JournalReader;
import io.careline.store.WorkPool;
import io.careline.ticket.TicketText;
import io.careline.ticket.TicketTexts;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds an index of everything: all tickets as they are now, then what was told meanwhile. While
 * one batch is taken the next is read.
 */
final class IndexBuild {
  private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);
  private static final int TICKETS = 250;
  private static final int FACTS = 2_000;

  /** A transaction that is under way while this many later facts are told is not waited for. */
  private static final long NEAR = 100_000;

  private static final long AT_MOST_SECONDS = 600;

  private final Db db;
  private final IndexFolders folders;

  IndexBuild(Db db, IndexFolders folders) {
    this.db = db;
    this.folders = folders;
  }

  /** The finished index, committed. */
  SearchIndex run() {
    long began = System.nanoTime();
    SearchIndex index = fresh();
    try (WorkPool pool = new WorkPool("search-build", 1, 2)) {
      long from = Journal.whole(db.client(), NEAR);
      long tickets = all(index, pool);
      long to = meanwhile(index, pool, from);
      put(pool, index, new Long[0], List.of(), to).await();
      LOG.info(
          "the search index of {} tickets was built in {} s",
          tickets,
          (System.nanoTime() - began) / 1_000_000_000);
      return index;
    } catch (RuntimeException e) {
      drop(index);
      throw e;
    }
  }

  private SearchIndex fresh() {
    try {
      return folders.fresh();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long all(SearchIndex index, WorkPool pool) {
    long count = 0;
    Future<Void> taken = Future.succeededFuture();
    Long[] ids = TicketTexts.behind(db.client(), 0, TICKETS);
    while (ids.length > 0) {
      for (Long[] some : TicketTexts.portions(db.client(), ids)) {
        List<TicketText> texts = TicketTexts.read(db.client(), some);
        taken.await();
        taken = put(pool, index, some, texts, -1);
      }
      count += ids.length;
      ids = TicketTexts.behind(db.client(), ids[ids.length - 1], TICKETS);
    }
    taken.await();
    return count;
  }

  private long meanwhile(SearchIndex index, WorkPool pool, long from) {
    JournalReader reader = new JournalReader(db, from);
    List<Fact> facts = reader.next(FACTS);
    while (!facts.isEmpty()) {
      Long[] ids =
          facts.stream()
              .flatMap(fact -> fact.place().ticketId().stream())
              .distinct()
              .toArray(Long[]::new);
      for (Long[] some : TicketTexts.portions(db.client(), ids)) {
        put(pool, index, some, TicketTexts.read(db.client(), some), -1).await();
      }
      facts = reader.next(FACTS);
    }
    return reader.seq();
  }

  /**
   * @param reached the fact up to which everything is there then, and is to last; -1 for not yet
   */
  private static Future<Void> put(
      WorkPool pool, SearchIndex index, Long[] ids, List<TicketText> texts, long reached) {
    return pool.call(
        () -> {
          try {
            index.put(Arrays.asList(ids), texts);
            if (reached >= 0) {
              index.reached(reached);
              index.commit();
            }
            return null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        AT_MOST_SECONDS);
  }

  private void drop(SearchIndex index) {
    try {
      index.close();
      folders.delete(index.folder());
    } catch (IOException | RuntimeException e) {
      LOG.warn("an unfinished search index stays in {}", index.folder());
    }
  }
}
