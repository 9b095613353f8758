package io.careline.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of indexes. Each index has one of its own, so that a new one is built beside the old;
 * what cannot be used is set aside for whoever wants to look, the newest such one only.
 */
final class IndexFolders {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);

  /** Changes with what a document is made of; an index of another format is built anew. */
  private static final String FORMAT = "3";

  private static final String INDEX = "index-" + FORMAT + "-";
  private static final String ASIDE = "aside-";

  private final Path root;
  private final String mark;
  private final ZoneId zone;

  /**
   * @param database what tells this database from all others
   */
  IndexFolders(Path root, String database, ZoneId zone) {
    this.root = root;
    this.mark = FORMAT + ":" + database;
    this.zone = zone;
  }

  /** A new, empty index. */
  SearchIndex fresh() throws IOException {
    return new SearchIndex(
        Files.createDirectories(root.resolve(INDEX + UUID.randomUUID())), mark, zone);
  }

  /**
   * The index that was kept, if it is whole, sound and ours.
   *
   * @param last the last fact of the database; an index that knows more is of another one
   */
  Optional<SearchIndex> kept(long last) throws IOException {
    Files.createDirectories(root);
    Optional<SearchIndex> found = Optional.empty();
    for (Path folder : folders()) {
      Optional<SearchIndex> index = found.isPresent() ? Optional.empty() : usable(folder, last);
      if (index.isPresent()) {
        found = index;
      } else {
        aside(folder);
      }
    }
    return found;
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(one -> one.getFileName().toString().startsWith("index-")).toList();
    }
  }

  private Optional<SearchIndex> usable(Path folder, long last) {
    try {
      if (!folder.getFileName().toString().startsWith(INDEX) || !sound(folder)) {
        return Optional.empty();
      }
      SearchIndex index = new SearchIndex(folder, mark, zone);
      if (index.whole() && index.seq() <= last) {
        return Optional.of(index);
      }
      index.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("the index in {} cannot be used: {}", folder, e.toString());
    }
    return Optional.empty();
  }

  /** Opening notices missing files, but not a changed byte; the checksums do. */
  private static boolean sound(Path folder) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder)) {
      if (!DirectoryReader.indexExists(directory)) {
        return false;
      }
      try (CheckIndex check = new CheckIndex(directory)) {
        check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
        return check.checkIndex().clean;
      }
    }
  }

  /** Puts a folder aside, in the place of what was put there before. */
  void aside(Path folder) {
    LOG.info("the index in {} is set aside", folder);
    try (Stream<Path> all = Files.list(root)) {
      all.filter(one -> one.getFileName().toString().startsWith(ASIDE)).forEach(this::delete);
      Files.move(folder, root.resolve(ASIDE + folder.getFileName()));
    } catch (IOException e) {
      LOG.warn("{} could not be set aside: {}", folder, e.toString());
    }
  }

  void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
