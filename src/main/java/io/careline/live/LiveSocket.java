package io.careline.live;

import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * One socket and what waits to be written to it. Used on its own event loop alone. A reader that
 * lets more than {@link #WAITING_AT_MOST} frames wait is closed with {@link #TOO_SLOW} and resumes
 * from its last number.
 */
public final class LiveSocket {
  /** The sign-in has ended. */
  public static final short SIGN_ENDED = 4401;

  /** The reader is too slow; connect again and resume. */
  public static final short TOO_SLOW = 4008;

  /** The node is going away; connect again and resume. */
  public static final short DRAINING = 1012;

  static final int WAITING_AT_MOST = 512;

  private final ServerWebSocket socket;
  private final Viewer viewer;
  private final Queue<String> waiting = new ArrayDeque<>();
  private int allowed = WAITING_AT_MOST;
  private long seq;
  private boolean live;
  private boolean closed;
  private List<Frame> held = List.of();

  LiveSocket(ServerWebSocket socket, Viewer viewer) {
    this.socket = socket;
    this.viewer = viewer;
    socket.drainHandler(v -> drain());
  }

  public Viewer viewer() {
    return viewer;
  }

  /** The other side has gone. */
  public void left() {
    closed = true;
    waiting.clear();
  }

  /** Starts at a number; facts up to it are not sent. */
  void startAt(long number) {
    resume(number, List.of());
  }

  /** Goes on behind a number: first what was missed, then what was held back. */
  void resume(long number, List<Frame> missed) {
    seq = number;
    live = true;
    List<Frame> late = held;
    held = List.of();
    // What was missed comes all at once; that is no slowness of the reader's.
    allowed = WAITING_AT_MOST + missed.size() + late.size();
    facts(missed);
    facts(late);
  }

  /** Keeps facts back while older ones are fetched. */
  void hold() {
    held = new ArrayList<>();
  }

  /** Sends facts that this viewer may see and has not had. */
  void facts(List<Frame> frames) {
    if (!live) {
      if (held instanceof ArrayList<Frame> open) {
        open.addAll(frames);
      }
      return;
    }
    for (Frame frame : frames) {
      if (frame.seq() > seq) {
        seq = frame.seq();
        frame.textFor(viewer).ifPresent(this::send);
      }
    }
  }

  /**
   * Says how far this node is. Not before older facts have been sent: a beat moves the reader's
   * number, and facts below it would be taken for old ones.
   */
  void beat(String text) {
    if (live) {
      send(text);
    }
  }

  /** Sends a text, or lets it wait until the reader has caught up. */
  void send(String text) {
    if (closed || socket.isClosed()) {
      return;
    }
    if (waiting.isEmpty() && !socket.writeQueueFull()) {
      socket.writeTextMessage(text);
    } else if (waiting.size() < allowed) {
      waiting.add(text);
    } else {
      close(TOO_SLOW, "too slow: connect again and resume");
    }
  }

  private void drain() {
    while (!waiting.isEmpty() && !socket.isClosed() && !socket.writeQueueFull()) {
      socket.writeTextMessage(waiting.poll());
    }
    if (waiting.isEmpty()) {
      allowed = WAITING_AT_MOST;
    }
  }

  /** Stays, connects again, or ends. */
  void stand(Viewer.Standing standing) {
    switch (standing) {
      case SAME -> {}
      case CHANGED -> close(DRAINING, "your rights have changed: connect again and resume");
      case ENDED -> close(SIGN_ENDED, "this sign-in has ended");
    }
  }

  void close(short code, String reason) {
    if (!closed) {
      closed = true;
      waiting.clear();
      socket.close(code, reason);
    }
  }
}
