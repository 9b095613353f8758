package io.careline.search.files;

import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.store.WorkPool;
import io.careline.ticket.AttachmentTexts;
import io.careline.ticket.AttachmentTexts.Claimed;
import io.careline.ticket.Attachments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into files that belong to messages, the newest first, one at a time on each node. A file
 * that ends the process is tried three times in all, with a pause between, by whichever node comes.
 */
public final class FileReading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileReading.class);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long AT_MOST_SECONDS = 60;
  private static final int ATTEMPTS = 3;

  /** Deaf: files may be looked for a little later than every fact. */
  private static final long POLL_MILLIS = -500;

  /** When no process can be begun, that will not change at once. */
  private static final long LATER_MILLIS = -30_000;

  private static final long KEPT_NANOS = 10_000_000_000L;

  private final Db db;
  private final Wake wake;
  private final Extractor extractor;
  private final WorkPool thread = new WorkPool("search-files", 1, 4);
  private long workedAt = System.nanoTime();

  /**
   * @param folder for what the process keeps
   */
  public FileReading(Db db, Wake wake, Path folder) {
    this.extractor = new Extractor(folder, LONGEST);
    this.db = db;
    this.wake = wake;
  }

  /** The loop that does it; not started yet. */
  public Loop loop(Room room) {
    return new Loop("search files", room.context(), this::round);
  }

  private long round() {
    Optional<Claimed> next =
        extractor.closed() ? Optional.empty() : AttachmentTexts.claim(db.client());
    if (next.isEmpty()) {
      if (System.nanoTime() - workedAt > KEPT_NANOS) {
        extractor.rest();
      }
      return POLL_MILLIS;
    }
    workedAt = System.nanoTime();
    return look(next.get());
  }

  private long look(Claimed file) {
    try {
      FileText found = text(file);
      if (extractor.closed()) {
        AttachmentTexts.release(db.client(), file.id());
      } else {
        settle(file, found);
      }
      return 0;
    } catch (UncheckedIOException e) {
      AttachmentTexts.release(db.client(), file.id());
      if (!extractor.closed()) {
        LOG.warn("files cannot be looked into: {}; again in half a minute", e.toString());
      }
      return LATER_MILLIS;
    }
  }

  private FileText text(Claimed file) {
    if (file.attempts() > ATTEMPTS) {
      return FileText.failed(Why.LOST);
    }
    if (file.size() > Extractor.LARGEST) {
      return FileText.failed(Why.LARGE);
    }
    byte[] bytes = Attachments.read(db.client(), file.id()).orElseThrow().bytes().getBytes();
    return thread
        .call(
            () -> {
              try {
                return extractor.of(file.name(), file.type(), bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            AT_MOST_SECONDS)
        .await();
  }

  private void settle(Claimed file, FileText found) {
    switch (found.outcome()) {
      case FOUND -> {
        AttachmentTexts.found(db, file.id(), found.text(), found.why());
        wake.committed();
      }
      case NONE -> AttachmentTexts.none(db.client(), file.id(), found.why());
      case FAILED -> failed(file, found.why());
      case LOST -> {
        if (file.attempts() >= ATTEMPTS) {
          failed(file, found.why());
        } // Else its lease ends in a minute, and it is tried again.
      }
    }
  }

  private void failed(Claimed file, String why) {
    LOG.info("the text of the file {} cannot be searched: {}", file.id(), why);
    AttachmentTexts.failed(db.client(), file.id(), why);
  }

  /** Ends at once; what was under way is as if it had not been begun. */
  @Override
  public void close() {
    extractor.close();
    thread.close();
  }
}
