package io.careline.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL in the data folder, for installations without one of their own. It flushes to
 * disk like any other, listens on the loopback address alone and asks for a password. When Careline
 * was killed it goes on running; the next start finds it and uses it again. The server's process
 * belongs to no one else: {@link #stop()} ends it.
 */
public final class EmbeddedDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final int ATTEMPTS = 1_000;
  private static final long PAUSE_MILLIS = 20;
  private static final int TAIL_BYTES = 4_000;

  /** Tuned for a desk on one machine; durability is PostgreSQL's default and not touched. */
  private static final List<String> OPTIONS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "max_connections=80",
          "shared_buffers=128MB",
          "max_wal_size=512MB", // what has to be read again after a crash
          "wal_compression=on",
          "jit=off",
          "logging_collector=off",
          "log_timezone=UTC",
          "timezone=UTC");

  private final Path root;
  private final Path data;
  private final Path home;
  private final String password;
  private volatile int port;

  private EmbeddedDatabase(Path root, Path home, String password) {
    this.root = root;
    this.data = data(root);
    this.home = home;
    this.password = password;
  }

  /**
   * Starts the database in this folder, making it first where there is none.
   *
   * @param told is given a sentence for each step that takes a while
   * @throws IOException with a sentence that says what to do
   */
  public static EmbeddedDatabase start(Path folder, Consumer<String> told) throws IOException {
    Path root = Files.createDirectories(folder.toAbsolutePath().normalize());
    if (!Files.isDirectory(root.resolve("postgres-bin"))) {
      told.accept("Unpacking the database …");
    }
    Path home = PostgresBinaries.unpackedIn(root.resolve("postgres-bin"));
    Path data = data(root);
    Path secret = root.resolve("postgres-password");
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      told.accept("Making a new database …");
      make(root, home, data, secret);
    }
    EmbeddedDatabase database = new EmbeddedDatabase(root, home, Files.readString(secret).strip());
    if (database.unsettled()) {
      told.accept("Waiting for the database, which is still starting or stopping from last time …");
      database.awaitSettled();
    }
    if (database.stillRunning()) {
      told.accept("The database is still running from last time.");
    } else {
      told.accept("Starting the database …");
      database.launch();
    }
    return database;
  }

  private static void make(Path root, Path home, Path data, Path secret) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, HexFormat.of().formatHex(random));
    // Made beside and moved: a kill in the middle leaves no half database behind.
    Path beside = root.resolve("postgres-new");
    if (Files.exists(beside)) {
      PostgresBinaries.delete(beside);
    }
    PostgresCommand.run(
        home.resolve("bin/initdb").toString(),
        "-D",
        beside.toString(),
        "-U",
        "careline",
        "--pwfile",
        secret.toString(),
        "--auth=scram-sha-256",
        "-E",
        "UTF8",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--no-instructions");
    Files.move(beside, data);
  }

  private static Path data(Path root) {
    return root.resolve("postgres");
  }

  /** Where the database is, for the client; the same after each {@link #launch()}. */
  public String url() {
    return "postgresql://careline:" + password + "@127.0.0.1:" + port + "/postgres";
  }

  /** The server's process id, for tests that kill it. */
  public Optional<Long> pid() {
    return Postmaster.of(data).map(Postmaster::pid);
  }

  /** Whether the server's process is there, well or not. */
  boolean running() {
    return Postmaster.of(data).filter(Postmaster::isPostgres).isPresent();
  }

  /**
   * Starts the server again after it was killed, or stopped by other hands. When those hands start
   * it at the same moment, theirs is as good as ours.
   */
  public synchronized void launch() throws IOException {
    clearForeignLock();
    int wanted = port == 0 ? DatabasePort.of(root) : port;
    try {
      launch(wanted);
      port = wanted;
    } catch (IOException e) {
      awaitSettled();
      if (!stillRunning()) {
        throw e;
      }
    }
  }

  private void launch(int wanted) throws IOException {
    Path log = data.resolve("server.log");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(home.resolve("bin/pg_ctl").toString(), "start", "-w", "-t", "60"));
    command.addAll(List.of("-D", data.toString(), "-l", log.toString()));
    StringBuilder options = new StringBuilder("-p " + wanted);
    OPTIONS.forEach(option -> options.append(" -c ").append(option));
    command.addAll(List.of("-o", options.toString()));
    launch(command.toArray(String[]::new), log);
  }

  /**
   * When the server's first process was killed, its others may work on for a while, and PostgreSQL
   * refuses to start beside them: two servers would destroy the data. They end soon.
   */
  private void launch(String[] command, Path log) throws IOException {
    for (int attempt = 1; ; attempt++) {
      long before = Files.exists(log) ? Files.size(log) : 0;
      try {
        PostgresCommand.run(() -> ready().isPresent(), command);
        return;
      } catch (IOException e) {
        String said = tail(log, before);
        if (!said.contains("still in use") || attempt == ATTEMPTS) {
          throw new IOException(e.getMessage() + "\n" + said, e);
        }
        pause();
      }
    }
  }

  private static String tail(Path log, long from) throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(from);
      return new String(in.readNBytes(TAIL_BYTES), StandardCharsets.UTF_8).strip();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the database was started", e);
    }
  }

  /** Stops the server as it is meant to be stopped: sessions are cut, everything is on disk. */
  public void stop() {
    stop("fast");
  }

  /** Stops the server in one of {@code pg_ctl}'s modes. */
  public void stop(String mode) {
    try {
      PostgresCommand.run(
          home.resolve("bin/pg_ctl").toString(),
          "stop",
          "-w",
          "-t",
          "30",
          "-m",
          mode,
          "-D",
          data.toString());
    } catch (IOException e) {
      LOG.warn("the embedded database did not stop: {}", e.getMessage());
    }
  }

  /** A server that was left in the middle: it will be ready soon, or gone. */
  private boolean unsettled() {
    return Postmaster.of(data).filter(last -> last.isPostgres() && !last.ready()).isPresent();
  }

  private void awaitSettled() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PostgresCommand.LONGEST_SECONDS);
    while (unsettled() && System.nanoTime() < end) {
      pause();
    }
  }

  private boolean stillRunning() {
    Optional<Postmaster> last = ready();
    last.ifPresent(one -> port = one.port());
    return last.isPresent();
  }

  private Optional<Postmaster> ready() {
    return Postmaster.of(data)
        .filter(one -> one.ready() && one.isPostgres() && answers(one.port()));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * A lock whose process id belongs to another program now would keep the server from starting. A
   * lock whose process is gone is PostgreSQL's own to judge: it knows whether parts of the old
   * server are still at work. One that stays empty is left from a loss of power.
   */
  private void clearForeignLock() throws IOException {
    Path lock = Postmaster.file(data);
    for (int i = 0; i < 100 && empty(lock); i++) {
      pause(); // whoever is writing it now is quicker than that
    }
    Optional<Postmaster> last = Postmaster.of(data);
    if (empty(lock) || (last.isPresent() && last.get().alive() && !last.get().isPostgres())) {
      Files.deleteIfExists(lock);
    }
  }

  private static boolean empty(Path lock) throws IOException {
    return Files.exists(lock) && Files.size(lock) == 0;
  }
}
