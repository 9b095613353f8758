package io.careline.console;

import io.careline.access.AccessFacts;
import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.access.Gate;
import io.careline.access.SignIns;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Refusal;
import io.careline.live.Allowance;
import io.careline.live.Attendance;
import io.careline.live.FrameType;
import io.careline.live.Hub;
import io.careline.live.LiveSocket;
import io.careline.live.Presence;
import io.careline.live.Viewer;
import io.careline.store.Fact;
import io.careline.store.Room;
import io.careline.ticket.TicketNumber;
import io.careline.ticket.TicketReads;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The door to the live hub: the gate has let the caller in; the first frame has to be a hello. */
public final class LiveDoor {
  private static final long HELLO_MILLIS = 10_000;
  private static final short MISUSED = 4400;

  /** More frames than anybody's hands can send. */
  private static final short TOO_MANY = 4429;

  private static final int FRAMES_AT_ONCE = 300;
  private static final int FRAMES_PER_SECOND = 20;

  /** Each presence asks the database and is told to all nodes, so it has a smaller measure. */
  private static final int PRESENCES_AT_ONCE = 20;

  private static final int PRESENCES_PER_SECOND = 5;

  /** How often each socket's sign-in is looked at again, since one also ends by the clock. */
  private static final long AGAIN_MILLIS = 60_000;

  private final Gate gate;
  private final Hub hub;
  private final Presence presence;
  private final Attendance attendance;
  private final Room room;
  private final TicketReads reads;

  public LiveDoor(
      Gate gate,
      Hub hub,
      Presence presence,
      Attendance attendance,
      Room room,
      TicketReads reads,
      Directory directory,
      SignIns signIns) {
    this.gate = gate;
    this.hub = hub;
    this.presence = presence;
    this.attendance = attendance;
    this.room = room;
    this.reads = reads;
    hub.onFact(fact -> follow(fact, directory, signIns));
    room.context()
        .owner()
        .setPeriodic(
            AGAIN_MILLIS, id -> hub.ask(viewer -> true, viewer -> standing((Someone) viewer)));
  }

  /** Sockets end with what let them in, and names that are kept in memory are read anew. */
  private void follow(Fact fact, Directory directory, SignIns signIns) {
    switch (fact.name()) {
      case AccessFacts.SIGN_ENDED -> {
        signIns.forget();
        String sign = fact.body().getString("sign");
        hub.end(viewer -> viewer.sign().equals(sign));
      }
      case AccessFacts.AGENT_CHANGED -> {
        signIns.forget();
        directory.forget();
        long agent = fact.body().getLong("agent");
        hub.ask(viewer -> viewer.agentId() == agent, viewer -> standing((Someone) viewer));
      }
      case AccessFacts.TEAM_CHANGED -> directory.forget();
      default -> {}
    }
  }

  private static Future<Viewer.Standing> standing(Someone someone) {
    return someone
        .again()
        .get()
        .map(now -> now.equals(someone.actor()) ? Viewer.Standing.SAME : Viewer.Standing.CHANGED)
        .recover(
            e ->
                e instanceof Refusal
                    ? Future.succeededFuture(Viewer.Standing.ENDED)
                    : Future.failedFuture(e));
  }

  /** An actor at a socket, and how to ask the gate again who they are. */
  private record Someone(Actor actor, Supplier<Future<Actor>> again) implements Viewer {
    @Override
    public String sign() {
      return actor.sign();
    }

    @Override
    public long agentId() {
      return actor.id();
    }

    @Override
    public String email() {
      return actor.email();
    }

    @Override
    public String name() {
      return actor.name();
    }

    @Override
    public boolean sees(Fact.Place place) {
      return actor.sees(place);
    }
  }

  /** Answers the upgrade; the socket speaks from there on. */
  public Future<Answer> open(Call call) {
    if (!"websocket".equalsIgnoreCase(call.header("Upgrade").orElse(""))) {
      throw new Refusal.Unreadable("Connect here with a WebSocket.");
    }
    Viewer viewer = new Someone(Gate.actor(call), () -> gate.actor(call.context()));
    return call.context().request().toWebSocket().map(socket -> await(socket, viewer));
  }

  private Answer await(ServerWebSocket socket, Viewer viewer) {
    String id = UUID.randomUUID().toString();
    Seat seat = new Seat(id, socket, viewer);
    long timer = room.context().owner().setTimer(HELLO_MILLIS, t -> seat.misused("no hello came"));
    socket.textMessageHandler(
        text -> {
          room.context().owner().cancelTimer(timer);
          seat.heard(text);
        });
    socket.closeHandler(v -> seat.left());
    return Answer.upgraded();
  }

  /** One socket's conversation, on its event loop. */
  private final class Seat {
    private final String id;
    private final ServerWebSocket socket;
    private final Viewer viewer;
    private LiveSocket joined;
    private String number;
    private Fact.Place place;
    private final Allowance frames =
        new Allowance(FRAMES_AT_ONCE, FRAMES_PER_SECOND, System.nanoTime());
    private final Allowance presences =
        new Allowance(PRESENCES_AT_ONCE, PRESENCES_PER_SECOND, System.nanoTime());
    private JsonObject newest;

    Seat(String id, ServerWebSocket socket, Viewer viewer) {
      this.id = id;
      this.socket = socket;
      this.viewer = viewer;
    }

    void heard(String text) {
      if (socket.isClosed()) {
        return;
      }
      if (!frames.take(System.nanoTime())) {
        socket.close(TOO_MANY, "too many frames: wait, connect again and resume");
        return;
      }
      JsonObject frame;
      try {
        frame = new JsonObject(text);
      } catch (DecodeException e) {
        misused("a frame is a JSON object");
        return;
      }
      FrameType.said(frame)
          .ifPresentOrElse(
              type -> said(type, frame), () -> misused("frames are hello and presence"));
    }

    private void said(FrameType type, JsonObject frame) {
      switch (type) {
        case HELLO -> hello(frame);
        case PRESENCE -> presence(frame);
        case WELCOME, FACT, BEAT, RESTART -> misused("only we send " + type.word());
      }
      if (joined != null && !socket.isClosed()) {
        attendance.said(id, viewer.agentId());
      }
    }

    private void hello(JsonObject frame) {
      if (joined == null) {
        Object resume = frame.getValue("resume");
        Optional<Long> from =
            resume instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
        JsonObject snapshot =
            new JsonObject()
                .put("me", new JsonObject().put("email", viewer.email()).put("name", viewer.name()))
                .put("presence", presence.snapshot(viewer));
        joined = hub.join(socket, viewer, from, snapshot);
        socket.closeHandler(v -> left());
      }
    }

    private void presence(JsonObject frame) {
      if (joined == null) {
        misused("say hello first");
        return;
      }
      boolean waits = newest != null;
      newest = frame;
      if (!waits) {
        follow();
      }
    }

    /** Goes on to where they are now; what they ran past too quickly is left out. */
    private void follow() {
      if (presences.take(System.nanoTime())) {
        JsonObject frame = newest;
        newest = null;
        moved(frame);
      } else {
        room.context().owner().setTimer(1_000 / PRESENCES_PER_SECOND, t -> followLater());
      }
    }

    private void followLater() {
      if (!socket.isClosed()) {
        follow();
      }
    }

    private void moved(JsonObject frame) {
      String to = frame.getString("number");
      String doing = "typing".equals(frame.getString("doing")) ? "typing" : "viewing";
      if (number != null && !number.equals(to)) {
        leaveTicket();
      }
      number = to;
      if (to != null) {
        Actor actor = ((Someone) viewer).actor();
        room.call(() -> reads.place(actor, to)).onSuccess(there -> at(to, there, doing));
      }
    }

    /** The answer may come after they have gone on to another ticket, or away. */
    private void at(String to, Fact.Place there, String doing) {
      if (to.equals(number)) {
        place = there;
        tell(Optional.of(doing));
      }
    }

    /** Under the number as we write it; theirs may hold anything that a person may write. */
    private void tell(Optional<String> doing) {
      String known = TicketNumber.of(place.ticketId().orElseThrow());
      presence.at(id, viewer, known, place, doing);
    }

    private void leaveTicket() {
      if (place != null) {
        tell(Optional.empty());
      }
      number = null;
      place = null;
    }

    void left() {
      if (joined != null) {
        hub.leave(joined);
        joined.left();
        attendance.left(id);
      }
      if (number != null) {
        leaveTicket();
      }
    }

    void misused(String why) {
      socket.close(MISUSED, why);
    }
  }
}
