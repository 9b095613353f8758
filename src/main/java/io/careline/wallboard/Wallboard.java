package io.careline.wallboard;

import io.careline.live.LiveSocket;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The loop behind the board: while somebody watches, or an alarm is set, it follows the journal and
 * shows what has changed, at most ten times a second, encoded once for all who have the same view.
 */
final class Wallboard {
  private static final long FRAME_NANOS = 100_000_000L;

  /** Figures also change by the clock; so often at least they are looked at. */
  private static final long LOOK_NANOS = 1_000_000_000L;

  private static final long POLL_MILLIS = 250;
  private static final long LATE_COMMIT_MILLIS = 15;

  /** Facts of so many milliseconds go together. */
  private static final long GATHER_MILLIS = 5;

  private static final long IDLE_MILLIS = 1_000;

  /** How long figures are kept after somebody asked for them. */
  private static final long KEPT_NANOS = 60_000_000_000L;

  private static final long BEAT_MILLIS = 5_000;

  /** What a view was shown last. */
  private record Shown(JsonObject board, String text) {}

  private final Keeper keeper;
  private final Alarms alarms;
  private final Loop loop;
  private final Map<View, Set<BoardSocket>> sockets = new ConcurrentHashMap<>();
  private final Map<View, Shown> shown = new ConcurrentHashMap<>();
  private volatile long askedAt = System.nanoTime() - KEPT_NANOS;
  private volatile boolean draining;
  private volatile boolean changed;
  private long shownAt;
  private long alarmsAt;
  private boolean alarmsSet;

  Wallboard(Vertx vertx, Room room, Wake wake, Keeper keeper, Alarms alarms) {
    this.keeper = keeper;
    this.alarms = alarms;
    this.loop = new Loop("wallboard", room.context(), this::round);
    wake.add(
        () -> {
          if (keeper.ready()) {
            loop.wake();
          }
        });
    vertx.setPeriodic(BEAT_MILLIS, id -> beat());
  }

  Loop loop() {
    return loop;
  }

  private boolean watched() {
    return !sockets.isEmpty() || System.nanoTime() - askedAt < KEPT_NANOS || alarmsSet();
  }

  /** Asked now and then while nobody watches; a node that watches learns of alarms by facts. */
  private boolean alarmsSet() {
    if (keeper.ready()) {
      return keeper.hasAlarms();
    }
    if (System.nanoTime() - alarmsAt > LOOK_NANOS) {
      alarmsSet = !alarms.all().isEmpty();
      alarmsAt = System.nanoTime();
    }
    return alarmsSet;
  }

  private long round() {
    if (!watched()) {
      keeper.forget();
      shown.clear();
      return IDLE_MILLIS;
    }
    Keeper.Brought brought = keeper.round();
    changed |= brought != Keeper.Brought.NOTHING;
    if (brought == Keeper.Brought.MORE) {
      return 0;
    }
    long since = System.nanoTime() - shownAt;
    if (since >= (changed ? FRAME_NANOS : LOOK_NANOS)) {
      shownAt = System.nanoTime();
      changed = false;
      show();
      keeper.ring();
      return -GATHER_MILLIS;
    }
    return pause(since);
  }

  private long pause(long since) {
    long late = keeper.waiting() ? LATE_COMMIT_MILLIS : POLL_MILLIS;
    long untilFrame = (FRAME_NANOS - since) / 1_000_000L + 1;
    // A board may not come sooner, so facts that come meanwhile are read together for it.
    return changed ? -Math.clamp(untilFrame, 1, late) : late;
  }

  private void show() {
    shown.keySet().retainAll(sockets.keySet());
    for (Map.Entry<View, Set<BoardSocket>> entry : sockets.entrySet()) {
      JsonObject board = keeper.board(entry.getKey());
      Shown last = shown.get(entry.getKey());
      if (last == null || !last.board().equals(board)) {
        last = new Shown(board, frame(board));
        shown.put(entry.getKey(), last);
      }
      String text = last.text();
      entry.getValue().forEach(socket -> socket.offer(text));
    }
  }

  private String frame(JsonObject board) {
    return new JsonObject().put("type", "board").put("board", keeper.dated(board)).encode();
  }

  /** Somebody asks; figures are kept for them for a while. */
  void asked() {
    askedAt = System.nanoTime();
    if (!keeper.ready()) {
      loop.wake();
    }
  }

  /** Takes a socket in; it gets its first board at once, or as soon as there is one. */
  void join(View view, BoardSocket socket) {
    if (draining) {
      socket.close(LiveSocket.DRAINING, "going away: connect again");
      return;
    }
    sockets.compute(
        view,
        (key, others) -> {
          Set<BoardSocket> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(socket);
          return all;
        });
    Shown last = shown.get(view);
    if (last != null) {
      socket.offer(last.text());
    }
    changed = true;
    loop.wake();
  }

  void leave(View view, BoardSocket socket) {
    sockets.computeIfPresent(
        view,
        (key, others) -> {
          others.remove(socket);
          return others.isEmpty() ? null : others;
        });
    askedAt = System.nanoTime();
  }

  void each(Consumer<BoardSocket> work) {
    sockets.values().forEach(all -> all.forEach(work));
  }

  int sockets() {
    return sockets.values().stream().mapToInt(Set::size).sum();
  }

  private void beat() {
    String beat = new JsonObject().put("type", "beat").put("at", keeper.now().toString()).encode();
    each(socket -> socket.beat(beat));
  }

  void drain() {
    draining = true;
    each(socket -> socket.close(LiveSocket.DRAINING, "going away: connect again"));
  }
}
