package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.EmbeddedDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database goes away and comes back, with a board open. */
@Timeout(240)
class DatabaseRestartTest {
  private Path folder;
  private EmbeddedDatabase database;
  private TestCareline app;

  @BeforeEach
  void start() throws IOException {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/databases")), "board-");
    Path programs = Files.createDirectories(Path.of("target/postgres-bin")).toAbsolutePath();
    Files.createSymbolicLink(folder.resolve("postgres-bin"), programs);
    database = EmbeddedDatabase.start(folder, sentence -> {});
    app = TestCareline.start(database.url(), Optional.empty());
  }

  @AfterEach
  void stop() {
    app.close();
    database.stop("immediate");
  }

  @Test
  void a_board_is_right_after_the_database_was_away() throws Exception {
    RandomDesk desk = new RandomDesk(app, 42, java.util.List.of("me"));
    try (BoardWatcher watcher = BoardWatcher.byToken(app, TestCareline.TOKEN)) {
      watcher.board(board -> true);
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 15; i++) {
          desk.step();
        }
        database.stop("immediate");
        database = EmbeddedDatabase.start(folder, sentence -> {});
        for (int i = 0; i < 10; i++) {
          desk.step();
        }
        awaitSame();
      }
      assertThat(board().getLong("seq")).as("what was done").isGreaterThan(50);
      int open = board().getJsonObject("total").getInteger("open");
      watcher.board(board -> board.getJsonObject("total").getInteger("open") == open);
    }
  }

  private JsonObject board() {
    return app.get("wallboard").json();
  }

  private void awaitSame() throws InterruptedException {
    String zone = ZoneId.systemDefault().getId();
    JsonObject shown = new JsonObject();
    JsonObject recount = new JsonObject();
    for (int i = 0; i < 200 && (i == 0 || !shown.equals(recount)); i++) {
      Thread.sleep(100); // clocks follow, and the pools connect again
      recount = Recount.of(database.url(), "true", zone);
      JsonObject board = board();
      shown =
          board.containsKey("total")
              ? Recount.shape(board.getJsonObject("total"), board.getJsonObject("forecast"))
              : board;
    }
    assertThat(shown).isEqualTo(recount);
  }
}
