package io.careline.search.index;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.JournalReader;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.store.WorkPool;
import io.careline.ticket.TicketTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index of this node up with the journal. A ticket of which something is told is read as
 * it is now and taken anew, so a fact that is followed twice changes nothing. Where no index can be
 * used, one is built in the background; the old one, if any, answers until then.
 */
public final class IndexKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
  private static final int BATCH = 500;
  private static final long POLL_MILLIS = 250;

  /** What comes in quick succession is taken together: the pause is deaf. */
  private static final long GATHER_MILLIS = -40;

  private static final long REVIVE_MILLIS = 10_000;
  private static final long COMMIT_NANOS = 5_000_000_000L;
  private static final int COMMIT_TICKETS = 5_000;
  private static final long AT_MOST_SECONDS = 600;

  private final Db db;
  private final IndexFolders folders;
  private final WorkPool pool = new WorkPool("search-index", 1, 16);
  private final IndexBuild build;
  private volatile Optional<SearchIndex> current = Optional.empty();
  private volatile boolean degraded;
  private volatile boolean wanted;
  private Optional<Loop> building = Optional.empty();
  private JournalReader reader;
  private long committedAt = System.nanoTime();
  private int uncommitted;

  /**
   * @param root the folder of this node's indexes
   * @param database what tells this database from all others
   */
  public IndexKeeper(Db db, Path root, String database, ZoneId zone) {
    this.db = db;
    this.folders = new IndexFolders(root, database, zone);
    this.build = new IndexBuild(db, folders);
  }

  /**
   * Opens what was kept, and begins to follow and, where needed, to build. Gives the loop that
   * follows; building takes as long as it takes, so nobody is to wonder at how long it does not
   * turn.
   */
  public Loop start(Room room, Wake wake) {
    Loop following = new Loop("search", room.context(), this::follow);
    building = Optional.of(new Loop("search build", room.context(), this::build).start());
    wake.add(following::wake);
    return following.start();
  }

  /** The index that answers, when there is one. */
  public Optional<SearchIndex> index() {
    return current;
  }

  /** The last fact that is in the index; 0 while there is none. */
  public long reached() {
    return current.map(SearchIndex::seq).orElse(0L);
  }

  /** How many tickets the index holds; 0 while there is none. */
  public long tickets() {
    return current.map(SearchIndex::tickets).orElse(0);
  }

  /** Whether it cannot be written at present, such as for a full disk. */
  public boolean degraded() {
    return degraded;
  }

  /** Has the index built anew, beside the one that answers. */
  public void rebuild() {
    wanted = true;
  }

  private long build() {
    try {
      if (current.isEmpty() && !wanted) {
        long last = Journal.last(db.client());
        swap(answer(() -> folders.kept(last)));
        wanted = current.isEmpty();
      }
      if (wanted) {
        wanted = false;
        swap(Optional.of(build.run()));
      }
      return POLL_MILLIS;
    } catch (RuntimeException e) {
      wanted = true;
      LOG.warn("the search index could not be built: {}", e.toString());
      return REVIVE_MILLIS;
    }
  }

  private synchronized void swap(Optional<SearchIndex> next) {
    if (next.isEmpty()) {
      return;
    }
    Optional<SearchIndex> old = current;
    current = next;
    reader = new JournalReader(db, next.get().seq());
    old.ifPresent(this::retire);
  }

  private void retire(SearchIndex old) {
    try {
      old.close();
      folders.delete(old.folder());
    } catch (IOException | RuntimeException e) {
      LOG.warn("the old search index in {} stays: {}", old.folder(), e.toString());
    }
  }

  private synchronized long follow() {
    if (current.isEmpty()) {
      return POLL_MILLIS;
    }
    SearchIndex index = current.get();
    try {
      if (degraded && !revived(index)) {
        return -REVIVE_MILLIS;
      }
      boolean more = step(index);
      return more ? GATHER_MILLIS : reader.waiting() ? 20 : POLL_MILLIS;
    } catch (UncheckedIOException | IllegalStateException e) {
      degraded = true;
      LOG.warn("the search index cannot be written and may lag behind: {}", e.toString());
      return -REVIVE_MILLIS;
    } catch (RuntimeException e) {
      reader = new JournalReader(db, index.seq()); // it has read facts that were not followed
      throw e;
    }
  }

  private boolean revived(SearchIndex index) {
    boolean alive = answer(index::revive);
    if (alive) {
      degraded = false;
      reader = new JournalReader(db, index.seq());
      LOG.info("the search index is written again, from fact {} on", index.seq());
    }
    return alive;
  }

  private boolean step(SearchIndex index) {
    List<Fact> facts = reader.next(BATCH);
    Set<Long> ids =
        facts.stream()
            .flatMap(fact -> fact.place().ticketId().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!ids.isEmpty()) {
      for (Long[] some : TicketTexts.portions(db.client(), ids.toArray(Long[]::new))) {
        var tickets = TicketTexts.read(db.client(), some);
        work(() -> index.put(List.of(some), tickets));
      }
    }
    long reached = reader.seq();
    boolean news = reached > index.seq();
    if (news) {
      work(() -> index.reached(reached));
    }
    uncommitted += ids.size();
    commit(index, news);
    return !facts.isEmpty();
  }

  private void commit(SearchIndex index, boolean news) {
    boolean due = System.nanoTime() - committedAt > COMMIT_NANOS;
    if (uncommitted > COMMIT_TICKETS || due && (news || uncommitted > 0)) {
      work(index::commit);
      uncommitted = 0;
      committedAt = System.nanoTime();
    }
  }

  /** Something that is done to files. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /** The same that gives something. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  private void work(Step step) {
    answer(
        () -> {
          step.run();
          return true;
        });
  }

  private <T> T answer(Question<T> question) {
    return pool.call(
            () -> {
              try {
                return question.ask();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            AT_MOST_SECONDS)
        .await();
  }

  /** Commits what was put and ends; what is being built is given up. Nobody follows any more. */
  @Override
  public synchronized void close() {
    building.ifPresent(Loop::stop);
    if (current.isPresent()) {
      SearchIndex index = current.get();
      try {
        if (!degraded) {
          index.commit();
        }
        index.close();
      } catch (IOException | RuntimeException e) {
        LOG.warn("the search index was not closed: {}", e.toString());
      }
    }
    current = Optional.empty();
    pool.close();
  }
}
