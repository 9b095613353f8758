package io.careline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a PostgreSQL server says about itself in {@code postmaster.pid}; the file stays when the
 * server is killed.
 *
 * @param port 0 when it is not told yet
 * @param state {@code starting}, {@code ready}, {@code stopping}, or nothing yet
 */
record Postmaster(long pid, int port, String state) {
  private static final int PORT = 3;
  private static final int STATE = 7;

  /** The server that has this folder, or had it when it was killed. */
  static Optional<Postmaster> of(Path data) {
    try {
      List<String> lines = Files.readAllLines(file(data));
      return lines.isEmpty() || lines.getFirst().isBlank()
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(line(lines, 0)),
                  Integer.parseInt("0" + line(lines, PORT)),
                  line(lines, STATE)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static String line(List<String> lines, int number) {
    return lines.size() > number ? lines.get(number).strip() : "";
  }

  boolean ready() {
    return state.equals("ready");
  }

  /** Whether there is such a process, whatever it may be. */
  boolean alive() {
    return ProcessHandle.of(pid).isPresent();
  }

  /** Whether the process is a PostgreSQL; process ids are used again. */
  boolean isPostgres() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> command.contains("postgres"))
        .isPresent();
  }
}
