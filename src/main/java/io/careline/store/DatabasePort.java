package io.careline.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The embedded database's port. It lies below those that systems hand to outgoing connections
 * (32768 and up on Linux), so that nobody gets it by chance while PostgreSQL is down for a moment;
 * and it is remembered, so that later starts have the same.
 */
final class DatabasePort {
  static final int LOWEST = 20_000;
  static final int ABOVE_HIGHEST = 30_000;
  private static final int ATTEMPTS = 200;

  private DatabasePort() {}

  /** The port that this folder's database had last when it is free, another one when it is not. */
  static int of(Path folder) throws IOException {
    Path memory = folder.resolve("postgres-port");
    int last = remembered(memory);
    if (last > 0 && free(last)) {
      return last;
    }
    int chosen = choose();
    Files.writeString(memory, chosen + "\n");
    return chosen;
  }

  /** Zero when there is none, or what was written is no port. */
  private static int remembered(Path memory) throws IOException {
    try {
      String text = Files.readString(memory).strip();
      int port = text.matches("[0-9]{4,5}") ? Integer.parseInt(text) : 0;
      return port < 65_536 ? port : 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static int choose() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, ABOVE_HIGHEST);
      if (free(port)) {
        return port;
      }
    }
    throw new IOException(
        "No port from " + LOWEST + " to " + (ABOVE_HIGHEST - 1) + " is free for the database.");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
