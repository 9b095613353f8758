package io.careline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs one of PostgreSQL's own programs and waits for its end. */
final class PostgresCommand {
  /** No program of theirs takes longer, unless something is wrong. */
  static final long LONGEST_SECONDS = 120;

  private static final long LOOK_MILLIS = 20;

  /** What a program that was ended by SIGKILL exits with, as Java tells it. */
  private static final int KILLED = 128 + 9;

  private PostgresCommand() {}

  /**
   * Runs a program; as root in a user namespace in which it is nobody, since PostgreSQL refuses to
   * run as root.
   *
   * @throws IOException with what the program said, when it failed
   */
  static void run(String... command) throws IOException {
    run(() -> false, command);
  }

  /**
   * The same, for a program that takes its time to see what it waits for: its end is not waited for
   * when there is enough already.
   */
  static void run(BooleanSupplier enough, String... command) throws IOException {
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
      if (ended(process, enough)) {
        check(process, Path.of(command[0]).getFileName().toString(), log);
      }
    } finally {
      Files.deleteIfExists(log);
    }
  }

  /** False when there is enough before the end. */
  private static boolean ended(Process process, BooleanSupplier enough) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (enough.getAsBoolean()) {
          return false;
        }
        if (System.nanoTime() > until) {
          process.destroyForcibly();
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database was started", e);
    }
  }

  private static void check(Process process, String name, Path log) throws IOException {
    if (process.exitValue() == KILLED) {
      throw new IOException(name + " took longer than " + LONGEST_SECONDS + " s, or was killed");
    }
    if (process.exitValue() != 0) {
      throw new IOException(name + " failed: " + Files.readString(log).strip());
    }
  }
}
