package io.careline.storm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports that stay free while nobody listens. */
final class Ports {
  private Ports() {}

  /**
   * A port below those that the system hands to outgoing connections: clients that knock at a
   * killed server would otherwise get its port for themselves one day.
   */
  static int free() throws IOException {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // the next one
      }
    }
    throw new IOException("no free port from 15000 to 30000");
  }
}
