package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The embedded database after its processes were killed in the worst order. */
@Timeout(120)
class DatabaseLockTest {
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  /** A few seconds of work that looks at nothing but itself. */
  private static final String BUSY =
      "DO $$ BEGIN FOR i IN 1..600000000 LOOP NULL; END LOOP; END $$";

  private final Path data = folder();
  private final StormDatabase database = new StormDatabase(data);

  private static Path folder() {
    try {
      return StormFolder.fresh("lock" + FOLDERS.incrementAndGet()).resolve("data");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    database.adopt();
  }

  @AfterEach
  void end() throws IOException {
    database.end();
  }

  /** Two servers that write to the same files would destroy them. */
  @Test
  void nothing_starts_beside_what_a_killed_server_has_left() throws Exception {
    long[] worker = new long[1];
    Thread busy =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    database.each(
                        "SELECT pg_backend_pid()", row -> worker[0] = row.getLong(1), BUSY);
                  } catch (IllegalStateException cut) {
                    // its server was killed
                  }
                });
    for (int i = 0; i < 500 && worker[0] == 0; i++) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
    database.kill();
    assertThat(ProcessHandle.of(worker[0])).as("works on without its server").isPresent();
    database.adopt();
    for (int i = 0; i < 3_000 && ProcessHandle.of(worker[0]).isPresent(); i++) {
      Thread.sleep(5); // it lets go of the data first and leaves then
    }
    assertThat(ProcessHandle.of(worker[0])).as("has ended").isEmpty();
    busy.join();
    assertThat(database.number("SELECT 1")).isEqualTo(1);
  }

  @Test
  void a_server_that_is_still_starting_is_waited_for() throws Exception {
    Path lock = data.resolve("postgres/postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(lock));
    String pid = lines.getFirst();
    lines.set(7, "starting");
    // In its place, as a server does it: an empty file for a moment would be no lock at all.
    Files.write(lock, lines, StandardOpenOption.WRITE);
    Thread later =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(1_000);
                    lines.set(7, "ready   ");
                    Files.write(lock, lines, StandardOpenOption.WRITE);
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    database.adopt();
    later.join();
    assertThat(Files.readAllLines(lock).getFirst()).isEqualTo(pid);
    assertThat(database.number("SELECT 1")).isEqualTo(1);
  }

  @Test
  void a_lock_whose_process_is_another_program_now_is_removed() throws Exception {
    EmbeddedDatabase.start(data, sentence -> {}).stop("immediate");
    Path lock = data.resolve("postgres/postmaster.pid");
    Files.write(
        lock, List.of(Long.toString(ProcessHandle.current().pid()), "x", "0", "5", "", "", "", ""));
    database.adopt();
    assertThat(database.number("SELECT 1")).isEqualTo(1);
  }
}
