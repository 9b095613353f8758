package io.careline.search.index;

import io.careline.search.text.CareAnalyzer;
import io.careline.ticket.TicketText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;

/**
 * One index in one folder. Its commit says up to which fact it holds everything, and of which
 * database; whoever opens it after a kill goes on from there. One thread writes, many search.
 */
public final class SearchIndex implements AutoCloseable {
  private static final double BUFFER_MEGABYTES = 64;
  private static final String SEQ = "careline.seq";
  private static final String MARK = "careline.mark";
  private static final String WHOLE = "careline.whole";

  /**
   * Kept, so that the level is: vectors by plain Java are quick enough, and nobody need be told.
   */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private final Path folder;
  private final String mark;
  private final ZoneId zone;
  private final FSDirectory directory;
  private IndexWriter writer;
  private volatile SearcherManager manager;
  private volatile long seq;
  private volatile boolean whole;

  /** Something that is asked of an index. */
  @FunctionalInterface
  public interface Question<T> {
    T ask(IndexSearcher searcher) throws IOException;
  }

  /**
   * Opens the index of a folder, or begins one.
   *
   * @param mark of the database and the format; an index with another is not ours
   */
  SearchIndex(Path folder, String mark, ZoneId zone) throws IOException {
    this.folder = folder;
    this.mark = mark;
    this.zone = zone;
    this.directory = FSDirectory.open(folder);
    open();
  }

  private void open() throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(CareAnalyzer.indexing())
            .setRAMBufferSizeMB(BUFFER_MEGABYTES)
            .setCodec(new MeaningCodec())
            .setCommitOnClose(false);
    writer = new IndexWriter(directory, config);
    Map<String, String> said = new HashMap<>();
    if (writer.getLiveCommitData() != null) {
      writer.getLiveCommitData().forEach(entry -> said.put(entry.getKey(), entry.getValue()));
    }
    seq = Long.parseLong(said.getOrDefault(SEQ, "0"));
    whole = said.containsKey(WHOLE) && mark.equals(said.get(MARK));
    manager = new SearcherManager(writer, null);
  }

  /** Whether it holds all tickets of this database up to {@link #seq}. */
  boolean whole() {
    return whole;
  }

  /** The number of the last fact that it holds. */
  public long seq() {
    return seq;
  }

  Path folder() {
    return folder;
  }

  /**
   * Takes tickets as they are now.
   *
   * @param asked ids of which those that are not among the tickets are gone
   */
  void put(Collection<Long> asked, List<TicketText> tickets) throws IOException {
    Map<Long, TicketText> there = new HashMap<>();
    tickets.forEach(ticket -> there.put(ticket.id(), ticket));
    for (Long id : asked) {
      Term key = new Term(Fields.ID, Long.toString(id));
      if (there.containsKey(id)) {
        writer.updateDocument(key, TicketDocument.of(there.get(id), zone));
      } else {
        writer.deleteDocuments(key);
      }
    }
  }

  /** Everything up to this fact was put; lets it be found. */
  void reached(long fact) throws IOException {
    manager.maybeRefreshBlocking();
    seq = fact;
  }

  /** Makes what was put last. Whoever opens it later goes on from here. */
  void commit() throws IOException {
    Map<String, String> said = Map.of(SEQ, Long.toString(seq), MARK, mark, WHOLE, "yes");
    writer.setLiveCommitData(said.entrySet());
    writer.commit();
    whole = true;
  }

  /**
   * After a failed write: whether it can be written again, from its last commit on. What was found
   * before can be found all the while.
   */
  boolean revive() throws IOException {
    if (writer.isOpen()) {
      return true;
    }
    SearcherManager old = manager;
    open();
    old.close();
    return whole;
  }

  /** Asks the index as it is at this moment. */
  public <T> T search(Question<T> question) {
    try {
      SearcherManager asked = manager;
      IndexSearcher searcher = asked.acquire();
      try {
        return question.ask(searcher);
      } finally {
        asked.release(searcher);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many tickets it holds. */
  public int tickets() {
    return search(searcher -> searcher.getIndexReader().numDocs());
  }

  @Override
  public void close() throws IOException {
    manager.close();
    if (writer.isOpen()) {
      writer.rollback();
    }
    directory.close();
  }
}
