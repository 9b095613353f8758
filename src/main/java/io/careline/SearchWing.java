package io.careline;

import io.careline.access.Directory;
import io.careline.admin.Metrics;
import io.careline.http.Handling;
import io.careline.language.meaning.Meaning;
import io.careline.search.SavedSearchDesk;
import io.careline.search.SavedSearchReader;
import io.careline.search.SavedSearchRoutes;
import io.careline.search.SearchDesk;
import io.careline.search.SearchRoutes;
import io.careline.search.SimilarDesk;
import io.careline.search.SimilarRoutes;
import io.careline.search.files.FileReading;
import io.careline.search.index.IndexKeeper;
import io.careline.search.meaning.MeaningKeeper;
import io.careline.search.meaning.Understanding;
import io.careline.store.Db;
import io.careline.store.Keys;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.store.WorkPool;
import io.careline.ticket.TicketReads;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms of search, wired by hand: the index, what follows into it, and who asks it. */
final class SearchWing {
  /** How many searches may wait for a thread. */
  private static final int WAITING = 64;

  private final WorkPool searching =
      new WorkPool("search", Runtime.getRuntime().availableProcessors(), WAITING);
  private final IndexKeeper index;
  private final Optional<MeaningKeeper> meanings;
  private final Optional<FileReading> files;
  private final SearchRoutes search;
  private final SimilarRoutes similar;
  private final SavedSearchRoutes saved;

  SearchWing(
      Settings settings,
      Db db,
      Wake wake,
      Directory directory,
      TicketReads reads,
      Meaning meaning,
      String node) {
    InstantSource clock = InstantSource.system();
    Path folder = settings.data().resolve("search");
    String database = HexFormat.of().formatHex(Keys.key(db, "search-index"));
    this.index = new IndexKeeper(db, folder, database, settings.zone());
    Understanding understanding = new Understanding(meaning);
    this.meanings =
        settings.meaning()
            ? Optional.of(new MeaningKeeper(db, understanding, node))
            : Optional.empty();
    this.files =
        settings.searchFiles() ? Optional.of(new FileReading(db, wake, folder)) : Optional.empty();
    SearchDesk desk =
        new SearchDesk(db, directory, index, understanding, searching, settings.zone(), clock);
    this.search = new SearchRoutes(db, desk);
    this.similar =
        new SimilarRoutes(new SimilarDesk(db, reads, index, understanding, searching, clock));
    SavedSearchReader reader = new SavedSearchReader(directory, desk);
    this.saved = new SavedSearchRoutes(new SavedSearchDesk(db, desk, reader));
  }

  Map<String, Handling> handlings(Room room) {
    Map<String, Handling> all = new HashMap<>(search.handlings(room));
    all.putAll(similar.handlings(room));
    all.putAll(saved.handlings(room));
    return all;
  }

  /** Begins to follow; gives the loops that do. */
  List<Loop> start(Room room, Wake wake) {
    List<Loop> loops = new ArrayList<>();
    loops.add(index.start(room, wake));
    meanings.ifPresent(one -> loops.add(one.start(room)));
    files.ifPresent(one -> loops.add(one.loop(room).start()));
    return loops;
  }

  void measure(Metrics metrics) {
    metrics.gauge("careline_search_seq", "The last fact in the search index", index::reached);
    metrics.gauge("careline_search_tickets", "Tickets in the search index", index::tickets);
    metrics.gauge(
        "careline_search_degraded",
        "1 while the search index cannot be written",
        () -> index.degraded() ? 1 : 0);
  }

  /** Ends the process that looks into files, at once. */
  void stopFiles() {
    files.ifPresent(FileReading::close);
  }

  /** Closes the index, and ends the threads on which is searched. */
  void close() {
    index.close();
    searching.close();
  }
}
