package io.careline.wallboard;

import io.careline.access.Watcher;
import io.careline.live.LiveSocket;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Supplier;

/**
 * One socket at the wallboard. A reader who is slow gets the newest board when they can read again;
 * what they missed is no loss, since each board says everything. Used on its event loop, but for
 * {@link #offer} and {@link #close}.
 */
final class BoardSocket {
  private final Context loop;
  private final ServerWebSocket socket;
  private final Watcher watcher;
  private final Supplier<Future<Watcher>> again;
  private String board = "";
  private String sent = "";

  BoardSocket(
      Context loop, ServerWebSocket socket, Watcher watcher, Supplier<Future<Watcher>> again) {
    this.loop = loop;
    this.socket = socket;
    this.watcher = watcher;
    this.again = again;
    socket.drainHandler(v -> write());
    socket.exceptionHandler(
        e -> {}); // a line that breaks is closed, and that is all there is to do
  }

  Watcher watcher() {
    return watcher;
  }

  /** The newest board; from any thread. One that was offered already is not sent again. */
  void offer(String text) {
    loop.runOnContext(
        v -> {
          board = text;
          write();
        });
  }

  /** Identity is enough: a board that says the same is the same text. */
  private void write() {
    if (board != sent && !socket.isClosed() && !socket.writeQueueFull()) {
      sent = board;
      socket.writeTextMessage(board);
    }
  }

  /** Says that the line is alive, where that is not plain anyway. */
  void beat(String text) {
    loop.runOnContext(
        v -> {
          if (!socket.isClosed() && !socket.writeQueueFull()) {
            socket.writeTextMessage(text);
          }
        });
  }

  /** Asks the gate again; who may stay but not as before connects again. */
  void askAgain() {
    loop.runOnContext(
        v ->
            again
                .get()
                .onSuccess(
                    now -> {
                      if (!now.equals(watcher)) {
                        close(LiveSocket.DRAINING, "your rights have changed: connect again");
                      }
                    })
                .onFailure(
                    e -> {
                      if (e instanceof io.careline.http.Refusal) {
                        close(LiveSocket.SIGN_ENDED, "what let you in has ended");
                      }
                    }));
  }

  /** From any thread. */
  void close(short code, String reason) {
    loop.runOnContext(
        v -> {
          if (!socket.isClosed()) {
            socket.close(code, reason);
          }
        });
  }
}
