package io.careline;

import io.careline.store.DatabaseWatch;
import io.careline.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded database, who starts it again when it dies, and the lock on its folder. */
record OwnDatabase(EmbeddedDatabase database, DatabaseWatch watch, FolderLock lock) {
  private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);

  /**
   * @param told is given a sentence for each step that takes a while
   * @throws IOException with a sentence that says what to do
   */
  static OwnDatabase start(Path folder, Consumer<String> told) throws IOException {
    FolderLock lock = FolderLock.of(folder);
    try {
      EmbeddedDatabase database = EmbeddedDatabase.start(folder, told);
      return new OwnDatabase(database, DatabaseWatch.over(database), lock);
    } catch (Exception e) {
      lock.close();
      throw e;
    }
  }

  /** Ends the watch, then the server, then lets others have the folder. */
  void end() {
    watch.close();
    database.stop();
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("the folder's lock did not open: {}", e.toString());
    }
  }
}
