package io.careline.live;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sockets of one event loop and how far facts have come here. Everything in it happens on that
 * loop, so a socket that joins between two facts misses none and gets none twice.
 */
final class Corner {
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
          sockets.forEach(socket -> socket.facts(frames));
        });
  }

  void each(Consumer<LiveSocket> work) {
    loop.runOnContext(v -> List.copyOf(sockets).forEach(work));
  }
}
