package io.careline.live;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of one event loop. Everything in it happens on that loop. */
final class Corner {
  private static final Logger LOG = LoggerFactory.getLogger(Corner.class);

  private final Context loop;
  private final List<LiveSocket> sockets = new ArrayList<>();

  Corner(Context loop) {
    this.loop = loop;
  }

  void add(LiveSocket socket) {
    sockets.add(socket);
  }

  void remove(LiveSocket socket) {
    sockets.remove(socket);
  }

  void deliver(List<Frame> frames) {
    each(socket -> socket.facts(frames));
  }

  /** Copied, because a socket that is closed for being slow leaves while we go through them. */
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
