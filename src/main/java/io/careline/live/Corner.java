package io.careline.live;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one event loop and how far facts have come here. Everything in it happens on that
 * loop, so a socket that joins between two facts misses none and gets none twice.
 */
final class Corner {
  private static final Logger LOG = LoggerFactory.getLogger(Corner.class);

  private final Context loop;
  private final List<LiveSocket> sockets = new ArrayList<>();
  private long seq;

  Corner(Context loop, long seq) {
    this.loop = loop;
    this.seq = seq;
  }

  long seq() {
    return seq;
  }

  void add(LiveSocket socket) {
    sockets.add(socket);
  }

  void remove(LiveSocket socket) {
    sockets.remove(socket);
  }

  int size() {
    return sockets.size();
  }

  void deliver(List<Frame> frames) {
    loop.runOnContext(
        v -> {
          seq = frames.getLast().seq();
          // Copied, because a socket that is closed for being slow leaves while we go through them.
          List.copyOf(sockets).forEach(socket -> safely(socket, one -> one.facts(frames)));
        });
  }

  void each(Consumer<LiveSocket> work) {
    loop.runOnContext(v -> List.copyOf(sockets).forEach(socket -> safely(socket, work)));
  }

  /** What goes wrong with one socket is that socket's end and nobody else's. */
  private static void safely(LiveSocket socket, Consumer<LiveSocket> work) {
    try {
      work.accept(socket);
    } catch (RuntimeException e) {
      LOG.warn("a socket failed", e);
      socket.left();
    }
  }
}
