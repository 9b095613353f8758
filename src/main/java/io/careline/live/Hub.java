package io.careline.live;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.JournalReader;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Follows the journal for this node's sockets. A socket starts with the number of the last fact
 * that has come here, then gets each fact that its viewer may see; after a cut it resumes from its
 * number on any node, since the numbers are the journal's own. Who was away for too long is told to
 * start again.
 */
public final class Hub {
  private static final int READ_AT_ONCE = 500;
  private static final long POLL_MILLIS = 250;
  private static final long LATE_COMMIT_MILLIS = 15;

  /** Facts of so many milliseconds go together; a person does not see the difference. */
  private static final long GATHER_MILLIS = 5;

  private static final long CATCH_UP_MILLIS = 5;
  private static final long BEAT_MILLIS = 15_000;
  private static final int REMEMBERED = 1_024;
  private static final int RESUMED_AT_MOST = 5_000;

  private final Db db;
  private final Room room;
  private final Function<List<Fact>, List<Frame>> encoder;
  private final Map<Thread, Corner> corners = new ConcurrentHashMap<>();
  private final Deque<Frame> recent = new ArrayDeque<>();
  private final List<Consumer<Fact>> listeners = new ArrayList<>();
  private final Loop follower;
  private JournalReader reader;
  private List<Fact> unshown = List.of();
  private int guests;
  private volatile long seq;
  private volatile boolean draining;

  /**
   * @param encoder makes frames of facts, one for each, in their order; runs on a virtual thread
   */
  public Hub(Vertx vertx, Db db, Room room, Wake wake, Function<List<Fact>, List<Frame>> encoder) {
    this.db = db;
    this.room = room;
    this.encoder = encoder;
    this.follower = new Loop("live hub", room.context(), this::follow);
    wake.add(follower::wake);
    vertx.setPeriodic(BEAT_MILLIS, id -> beat());
  }

  /**
   * Starts at the journal's present end, or before the first gap that is near it, so that a fact
   * with a lower number whose commit is still under way is not passed over.
   */
  public Loop start() {
    seq = Journal.whole(db.client(), REMEMBERED);
    reader = new JournalReader(db, seq);
    return follower.start();
  }

  /**
   * Waits until the hub has reached the journal's present end, so that who comes in now is told of
   * nothing that is long past. A transaction that stays open may hold it back; it is waited for a
   * while and not for good.
   *
   * @return whether the end was reached
   */
  public boolean awaitEnd(Duration most) throws InterruptedException {
    long last = Journal.last(db.client());
    long until = System.nanoTime() + most.toNanos();
    follower.wake();
    while (seq < last && System.nanoTime() < until) {
      Thread.sleep(CATCH_UP_MILLIS);
    }
    return seq >= last;
  }

  /**
   * Has somebody told of each fact as it passes; for what is kept in memory and outdated by facts.
   */
  public void onFact(Consumer<Fact> listener) {
    listeners.add(listener);
  }

  private long follow() {
    if (unshown.isEmpty()) {
      unshown = reader.next(READ_AT_ONCE);
    }
    if (unshown.isEmpty()) {
      reader.ahead(READ_AT_ONCE).forEach(this::tellListeners);
      return reader.waiting() ? LATE_COMMIT_MILLIS : POLL_MILLIS;
    }
    unshown.forEach(this::tellListeners);
    // The encoder reads as well: when the database goes away here, these facts come again next
    // round.
    int read = unshown.size();
    show(unshown);
    unshown = List.of();
    return read < READ_AT_ONCE ? -GATHER_MILLIS : 0;
  }

  private void show(List<Fact> facts) {
    if (unwatched(facts.getLast().seq())) {
      return;
    }
    List<Frame> frames = encoder.apply(facts);
    synchronized (corners) {
      remember(frames);
      seq = frames.getLast().seq();
      corners.values().forEach(corner -> corner.deliver(frames));
    }
  }

  /** Without anybody to show them to, facts are only counted; who comes back reads them anew. */
  private boolean unwatched(long last) {
    synchronized (corners) {
      if (guests == 0) {
        recent.clear();
        seq = last;
      }
      return guests == 0;
    }
  }

  /** Somebody may be told of a fact twice. */
  private void tellListeners(Fact fact) {
    listeners.forEach(listener -> listener.accept(fact));
  }

  private void remember(List<Frame> frames) {
    recent.addAll(frames);
    while (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
  }

  /** Takes a socket in. Call on the socket's event loop when its hello has come. */
  public LiveSocket join(
      ServerWebSocket webSocket, Viewer viewer, Optional<Long> resume, JsonObject snapshot) {
    LiveSocket socket = new LiveSocket(webSocket, viewer);
    long here = enter(socket);
    if (draining) {
      socket.close(LiveSocket.DRAINING, "going away: connect again and resume");
      return socket;
    }
    welcome(socket, here, resume, snapshot);
    return socket;
  }

  /**
   * Puts a socket into its event loop's corner between two deliveries, and gives the number of the
   * last one before it. A delivery that is on its way still is not behind that number, so the
   * socket leaves it out.
   */
  private long enter(LiveSocket socket) {
    synchronized (corners) {
      // Contexts are copied for each request; the thread is what is one for each event loop.
      corners
          .computeIfAbsent(Thread.currentThread(), loop -> new Corner(Vertx.currentContext()))
          .add(socket);
      guests++;
      return seq;
    }
  }

  private void welcome(LiveSocket socket, long here, Optional<Long> resume, JsonObject snapshot) {
    if (resume.isEmpty() || resume.get() == here) {
      socket.send(welcome(here, resume.isPresent(), snapshot));
      socket.startAt(here);
      return;
    }
    socket.hold();
    long from = resume.get();
    missed(from, here)
        .onSuccess(
            frames -> {
              if (frames.isEmpty()) {
                socket.send(FrameType.RESTART.frame().encode());
                socket.send(welcome(here, false, snapshot));
                socket.startAt(here);
              } else {
                socket.send(welcome(from, true, snapshot));
                socket.resume(from, frames.get());
              }
            })
        .onFailure(e -> socket.close(LiveSocket.DRAINING, "not now: connect again and resume"));
  }

  private static String welcome(long seq, boolean resumed, JsonObject snapshot) {
    return FrameType.WELCOME
        .frame()
        .put("seq", seq)
        .put("resumed", resumed)
        .put("at", Instant.now().toString())
        .mergeIn(snapshot)
        .encode();
  }

  /**
   * Frames behind a number up to where this node is; empty when there are too many, or the number
   * is not ours.
   */
  private Future<Optional<List<Frame>>> missed(long from, long here) {
    if (from > here) {
      // A node that has read further gave this number; facts up to it are left out when they come
      // here. A number that the journal has never reached is from before a restore.
      return room.call(
          () ->
              from <= Journal.last(db.client())
                  ? Optional.of(List.<Frame>of())
                  : Optional.<List<Frame>>empty());
    }
    synchronized (corners) {
      if (!recent.isEmpty() && recent.getFirst().seq() <= from + 1) {
        return Future.succeededFuture(
            Optional.of(recent.stream().filter(f -> f.seq() > from && f.seq() <= here).toList()));
      }
    }
    if (here - from > RESUMED_AT_MOST || from < 0) {
      return Future.succeededFuture(Optional.empty());
    }
    return room.call(
        () ->
            Optional.of(encoder.apply(Journal.between(db.client(), from, here, RESUMED_AT_MOST))));
  }

  /** Takes a socket out that has closed. Call on its event loop. */
  public void leave(LiveSocket socket) {
    synchronized (corners) {
      corners.get(Thread.currentThread()).remove(socket);
      guests--;
    }
  }

  /** Ends the sockets of some viewers, because what let them in has ended. */
  public void end(Predicate<Viewer> whose) {
    each(
        socket -> {
          if (whose.test(socket.viewer())) {
            socket.close(LiveSocket.SIGN_ENDED, "this sign-in has ended");
          }
        });
  }

  /** Asks again whether some viewers may stay; who may, but not as before, connects again. */
  public void ask(Predicate<Viewer> whom, Function<Viewer, Future<Viewer.Standing>> again) {
    each(
        socket -> {
          if (whom.test(socket.viewer())) {
            again.apply(socket.viewer()).onSuccess(socket::stand);
          }
        });
  }

  /** Sends a text to some viewers. */
  public void tell(Predicate<Viewer> whom, String text) {
    each(
        socket -> {
          if (whom.test(socket.viewer())) {
            socket.send(text);
          }
        });
  }

  /** Does something with each socket, on the socket's own event loop. */
  public void each(Consumer<LiveSocket> work) {
    corners.values().forEach(corner -> corner.each(work));
  }

  /** Posted between two deliveries, so no socket is told a number whose facts it has not had. */
  private void beat() {
    synchronized (corners) {
      String beat =
          FrameType.BEAT.frame().put("seq", seq).put("at", Instant.now().toString()).encode();
      corners.values().forEach(corner -> corner.each(socket -> socket.beat(beat)));
    }
  }

  /** Tells every socket to resume elsewhere and stops following. */
  public Future<Void> drain() {
    draining = true;
    each(socket -> socket.close(LiveSocket.DRAINING, "going away: connect again and resume"));
    return follower.stop();
  }

  /** The number of the last fact that has come here. */
  public long seq() {
    return seq;
  }

  public int sockets() {
    synchronized (corners) {
      return guests;
    }
  }
}
