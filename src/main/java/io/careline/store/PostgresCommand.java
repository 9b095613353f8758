package io.careline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of PostgreSQL's own programs and waits for its end. */
final class PostgresCommand {
  /** No program of theirs takes longer, unless something is wrong. */
  static final long LONGEST_SECONDS = 120;

  private PostgresCommand() {}

  /**
   * Runs a program; as root in a user namespace in which it is nobody, since PostgreSQL refuses to
   * run as root.
   *
   * @throws IOException with what the program said, when it failed
   */
  static void run(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))
        && System.getProperty("os.name").startsWith("Linux")) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(List.of(command));
    Path log = Files.createTempFile("careline-postgres", ".log");
    try {
      Process process =
          new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      await(process, Path.of(command[0]).getFileName().toString(), log);
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static void await(Process process, String name, Path log) throws IOException {
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(name + " took longer than " + LONGEST_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database was started", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(name + " failed: " + Files.readString(log).strip());
    }
  }
}
