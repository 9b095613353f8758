package io.careline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database in the data folder, through starts, stops and kills. */
@Timeout(120)
class EmbeddedDatabaseTest {
  private Path data;
  private EmbeddedDatabase database;

  @BeforeEach
  void start() throws IOException {
    data = Files.createTempDirectory(Files.createDirectories(Path.of("target/databases")), "own-");
    Path programs = Files.createDirectories(Path.of("target/postgres-bin")).toAbsolutePath();
    Files.createSymbolicLink(data.resolve("postgres-bin"), programs);
    database = again();
    TestTables.execute(database.url(), "CREATE TABLE kept (word text)");
  }

  @AfterEach
  void stop() {
    database.stop("immediate");
  }

  private EmbeddedDatabase again() throws IOException {
    return EmbeddedDatabase.start(data, sentence -> {});
  }

  private void keep(String word) {
    TestTables.execute(database.url(), "INSERT INTO kept VALUES ('" + word + "')");
  }

  private String kept() {
    return TestTables.value(database.url(), "SELECT string_agg(word, ' ' ORDER BY word) FROM kept");
  }

  private String show(String setting) {
    return TestTables.value(database.url(), "SHOW " + setting);
  }

  @Test
  void what_is_committed_is_on_disk_and_nobody_outside_can_connect() throws IOException {
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(show("server_encoding")).isEqualTo("UTF8");
    assertThat(
            TestTables.value(
                database.url(),
                "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void the_password_is_the_owner_s_alone() throws IOException {
    Path secret = data.resolve("postgres-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres"))))
        .isEqualTo("rwx------");
    assertThat(Files.readString(secret).strip()).matches("[0-9a-f]{48}");
  }

  @Test
  void it_keeps_what_it_has_when_it_is_stopped_and_started() throws IOException {
    keep("stopped");
    database.stop();
    database = again();
    assertThat(kept()).isEqualTo("stopped");
  }

  @Test
  void it_is_found_again_when_its_owner_was_killed() throws IOException {
    keep("alone");
    long pid = database.pid().orElseThrow();
    List<String> told = new ArrayList<>();
    database = EmbeddedDatabase.start(data, told::add);
    assertThat(database.pid()).contains(pid);
    assertThat(kept()).isEqualTo("alone");
    assertThat(told).anyMatch(sentence -> sentence.contains("still running"));
  }

  @Test
  void it_recovers_when_it_was_killed_itself() throws Exception {
    keep("killed");
    ProcessHandle process = ProcessHandle.of(database.pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    for (int i = 0; i < 2_000 && process.isAlive(); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    database = again();
    assertThat(database.pid()).isNotEqualTo(java.util.Optional.of(process.pid()));
    keep("later");
    assertThat(kept()).isEqualTo("killed later");
  }

  @Test
  void a_lock_that_names_another_program_stops_nothing() throws Exception {
    keep("foreign");
    database.stop("immediate");
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      Files.write(
          data.resolve("postgres/postmaster.pid"),
          List.of(Long.toString(other.pid()), "x", "0", "5432", "", "", "", "ready"));
      database = again();
      assertThat(kept()).isEqualTo("foreign");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void a_lock_that_was_cut_off_in_writing_stops_nothing() throws Exception {
    keep("cut");
    database.stop("immediate");
    Files.writeString(data.resolve("postgres/postmaster.pid"), "");
    database = again();
    assertThat(kept()).isEqualTo("cut");
  }

  /** A kill in the middle of the first start. */
  @Test
  void half_a_database_is_made_anew() throws IOException {
    database.stop("immediate");
    Path fresh = Files.createTempDirectory(Path.of("target/databases").toAbsolutePath(), "half-");
    Files.createSymbolicLink(
        fresh.resolve("postgres-bin"), Path.of("target/postgres-bin").toAbsolutePath());
    Files.createDirectories(fresh.resolve("postgres-new/base"));
    Files.writeString(fresh.resolve("postgres-password"), "half");
    database = EmbeddedDatabase.start(fresh, sentence -> {});
    assertThat(show("fsync")).isEqualTo("on");
  }
}
