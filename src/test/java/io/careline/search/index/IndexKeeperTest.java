package io.careline.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.careline.intake.BareOpening;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Sql;
import io.careline.store.TestTables;
import io.careline.store.Wake;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index is what the database says, whatever happens to its files and its process. */
class IndexKeeperTest {
  private static final Sql IDS = new Sql("test.ids", "SELECT id FROM ticket");
  private static final int TICKETS = 40;

  @TempDir private Path root;
  private final String url = TestDatabase.fresh();
  private Vertx vertx;
  private Db db;
  private Room room;
  private Wake wake;
  private BareOpening opening;
  private int opened;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    db = new Db(vertx, url, 8);
    room = new Room().open(vertx, 4).await();
    wake = new Wake(vertx, db, url, "test");
    opening = new BareOpening(vertx, url, 2);
    open(TICKETS);
  }

  @AfterEach
  void stop() {
    opening.db().close().await();
    wake.close();
    db.close().await();
    vertx.close().await();
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      opening.open(
          new JsonObject()
              .put("subject", "Kettle " + opened)
              .put("text", "It leaks. 订单 " + opened++)
              .put("tags", new JsonArray())
              .put("customer", new JsonObject().put("email", "a@example.org")));
    }
  }

  /** A keeper at work, until it is closed as an orderly stop does. */
  private final class Kept implements AutoCloseable {
    final IndexKeeper keeper;
    final Loop loop;

    Kept(Path folder, String database) {
      keeper = new IndexKeeper(db, folder, database, ZoneId.of("UTC"));
      loop = keeper.start(room, wake);
    }

    Kept caughtUp() throws InterruptedException {
      long last = Journal.last(db.client());
      for (int i = 0; i < 400 && keeper.reached() < last; i++) {
        Thread.sleep(25);
      }
      assertThat(keeper.reached()).isGreaterThanOrEqualTo(last);
      return this;
    }

    TreeSet<Long> ids() {
      return keeper
          .index()
          .orElseThrow()
          .search(
              searcher -> {
                TreeSet<Long> ids = new TreeSet<>();
                for (Long id : database()) {
                  Term key = new Term(Fields.ID, Long.toString(id));
                  if (searcher.count(new TermQuery(key)) == 1) {
                    ids.add(id);
                  }
                }
                assertThat(searcher.getIndexReader().numDocs()).isEqualTo(ids.size());
                return ids;
              });
    }

    @Override
    public void close() {
      loop.stop().await();
      keeper.close();
    }
  }

  private TreeSet<Long> database() {
    return new TreeSet<>(Db.list(db.client(), IDS, row -> row.getLong("id")));
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(one -> one.getFileName().toString()).sorted().toList();
    }
  }

  private Path folder() throws IOException {
    return root.resolve(
        folders().stream().filter(name -> name.startsWith("index-")).findFirst().orElseThrow());
  }

  @Test
  void a_new_index_holds_all_tickets_and_follows_what_happens() throws Exception {
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      assertThat(kept.ids()).hasSize(TICKETS);
      open(5);
      assertThat(kept.caughtUp().ids()).isEqualTo(database()).hasSize(TICKETS + 5);
    }
  }

  @Test
  void after_a_stop_the_same_index_goes_on_from_its_commit() throws Exception {
    new Kept(root, "a").caughtUp().close();
    List<String> before = folders();
    open(5);
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database());
      assertThat(folders()).isEqualTo(before);
    }
  }

  @Test
  void an_index_as_a_kill_leaves_it_goes_on_from_its_last_commit() throws Exception {
    Path snapshot = root.resolve("killed");
    try (Kept kept = new Kept(root.resolve("live"), "a").caughtUp()) {
      open(5);
      kept.caughtUp();
      copy(root.resolve("live"), snapshot);
    }
    open(5);
    try (Kept kept = new Kept(snapshot, "a").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database()).hasSize(TICKETS + 10);
    }
  }

  @Test
  void what_could_not_be_read_at_first_is_not_passed_over() throws Exception {
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      TestTables.execute(url, "ALTER TABLE attachment RENAME TO attachment_away");
      open(5);
      Thread.sleep(1_500);
      assertThat(kept.keeper.reached()).isLessThan(Journal.last(db.client()));
      TestTables.execute(url, "ALTER TABLE attachment_away RENAME TO attachment");
      assertThat(kept.caughtUp().ids()).isEqualTo(database()).hasSize(TICKETS + 5);
    }
  }

  @Test
  void one_changed_byte_is_noticed_and_the_index_is_built_anew() throws Exception {
    new Kept(root, "a").caughtUp().close();
    Path before = folder();
    spoil(before);
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database());
      assertThat(folder()).isNotEqualTo(before);
      assertThat(folders()).anyMatch(name -> name.startsWith("aside-"));
    }
  }

  @Test
  void a_missing_file_is_noticed_and_the_index_is_built_anew() throws Exception {
    new Kept(root, "a").caughtUp().close();
    Files.delete(largest(folder()));
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database());
    }
  }

  @Test
  void the_index_of_another_database_is_not_believed() throws Exception {
    new Kept(root, "a").caughtUp().close();
    Path before = folder();
    try (Kept kept = new Kept(root, "b").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database());
      assertThat(folder()).isNotEqualTo(before);
    }
  }

  @Test
  void an_index_that_knows_facts_of_the_future_is_not_believed() throws Exception {
    new Kept(root, "a").caughtUp().close();
    Path before = folder();
    db.run(new Sql("test.restore", "DELETE FROM journal WHERE seq > 5"));
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      assertThat(kept.ids()).isEqualTo(database());
      assertThat(folder()).isNotEqualTo(before);
    }
  }

  @Test
  void a_rebuild_takes_the_place_of_the_old_index_which_answers_until_then() throws Exception {
    try (Kept kept = new Kept(root, "a").caughtUp()) {
      Path before = folder();
      kept.keeper.rebuild();
      for (int i = 0; i < 200 && Files.exists(before); i++) {
        assertThat(kept.ids()).hasSize(TICKETS);
        Thread.sleep(25);
      }
      assertThat(before).doesNotExist();
      open(3);
      assertThat(kept.caughtUp().ids()).isEqualTo(database()).hasSize(TICKETS + 3);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (!file.getFileName().toString().equals("write.lock")) {
          Files.copy(file, target);
        }
      }
    }
  }

  private static Path largest(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
    }
  }

  private static void spoil(Path folder) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(largest(folder).toFile(), "rw")) {
      file.seek(file.length() / 2);
      int old = file.read();
      file.seek(file.length() / 2);
      file.write(old ^ 0x40);
    }
  }
}
