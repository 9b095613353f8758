package io.careline.wallboard;

import io.careline.access.AccessFacts;
import io.careline.access.Gate;
import io.careline.access.SignIns;
import io.careline.access.Watcher;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Refusal;
import io.careline.live.Allowance;
import io.careline.live.Hub;
import io.careline.live.LiveSocket;
import io.careline.store.Fact;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;

/** The door to the wallboard's socket: the gate has let the caller in. It only sends. */
final class BoardDoor {
  /** More frames than a page has any reason to send; we read none. */
  private static final short TOO_MANY = 4429;

  private static final int FRAMES_AT_ONCE = 20;

  /** How often each socket's right is looked at again, since a sign-in also ends by the clock. */
  private static final long AGAIN_MILLIS = 60_000;

  private final Gate gate;
  private final Wallboard wallboard;

  BoardDoor(Vertx vertx, Gate gate, Hub hub, SignIns signIns, Wallboard wallboard) {
    this.gate = gate;
    this.wallboard = wallboard;
    hub.onFact(fact -> follow(fact, signIns));
    vertx.setPeriodic(AGAIN_MILLIS, id -> wallboard.each(BoardSocket::askAgain));
  }

  /** Sockets end with what let them in; the hub tells of it ahead of any late commit. */
  private void follow(Fact fact, SignIns signIns) {
    switch (fact.name()) {
      case AccessFacts.SIGN_ENDED -> {
        signIns.forget();
        String sign = fact.body().getString("sign");
        wallboard.each(socket -> endIf(socket, sign));
      }
      case AccessFacts.AGENT_CHANGED -> {
        signIns.forget();
        long agent = fact.body().getLong("agent");
        wallboard.each(socket -> askIf(socket, agent));
      }
      default -> {}
    }
  }

  private static void endIf(BoardSocket socket, String sign) {
    if (socket.watcher().sign().equals(sign)) {
      socket.close(LiveSocket.SIGN_ENDED, "what let you in has ended");
    }
  }

  private static void askIf(BoardSocket socket, long agentId) {
    if (socket.watcher() instanceof Watcher.Agent(var actor) && actor.id() == agentId) {
      socket.askAgain();
    }
  }

  /** Answers the upgrade; the board follows by itself. */
  Future<Answer> open(Call call) {
    if (!"websocket".equalsIgnoreCase(call.header("Upgrade").orElse(""))) {
      throw new Refusal.Unreadable("Connect here with a WebSocket.");
    }
    Watcher watcher = Gate.watcher(call);
    return call.context().request().toWebSocket().map(socket -> seat(call, socket, watcher));
  }

  private Answer seat(Call call, ServerWebSocket socket, Watcher watcher) {
    View view = View.of(watcher);
    BoardSocket seat =
        new BoardSocket(
            Vertx.currentContext(), socket, watcher, () -> gate.watcher(call.context()));
    Allowance frames = new Allowance(FRAMES_AT_ONCE, 1, System.nanoTime());
    socket.frameHandler(
        frame -> {
          if (!frames.take(System.nanoTime())) {
            seat.close(TOO_MANY, "too many frames: this socket takes none");
          }
        });
    socket.closeHandler(v -> wallboard.leave(view, seat));
    wallboard.join(view, seat);
    return Answer.upgraded();
  }
}
