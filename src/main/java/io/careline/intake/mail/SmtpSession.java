package io.careline.intake.mail;

import io.careline.intake.FrontDoor;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: cuts what comes in into commands and messages, and keeps the order of replies
 * when commands are pipelined. Everything happens on the connection's event loop.
 */
final class SmtpSession implements SmtpPeer {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpSession.class);

  private final Vertx vertx;
  private final Context loop;
  private final NetSocket socket;
  private final String address;
  private final SmtpService service;
  private final SmtpDialogue dialogue;
  private final SmtpInput input;
  private final StringBuilder replies = new StringBuilder();
  private Optional<SmtpData> data = Optional.empty();
  private boolean waiting;
  private boolean unread;
  private boolean draining;
  private boolean closed;
  private int errors;
  private long deadline;
  private long timer;

  SmtpSession(Vertx vertx, NetSocket socket, String address, SmtpService service) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.socket = socket;
    this.address = address;
    this.service = service;
    this.dialogue = new SmtpDialogue(service, this);
    this.input = new SmtpInput(service.limits().commandBytes());
  }

  void start() {
    socket.handler(this::received);
    socket.closeHandler(v -> gone());
    socket.exceptionHandler(e -> LOG.debug("SMTP connection of {} broke", address, e));
    socket.shutdownHandler(v -> drain());
    allow(service.limits().commandTimeout());
    watch();
    say(SmtpReply.greeting(service.hostname()));
    flush();
  }

  private void received(Buffer chunk) {
    input.add(chunk.getBytes());
    work();
  }

  private void work() {
    while (!waiting && !closed && step()) {
      // Each step takes one command, or what there is of a message.
    }
    if (draining && !waiting && !closed && data.isEmpty()) {
      hangUp(SmtpReply.SHUTTING_DOWN);
    }
    flush();
  }

  private boolean step() {
    return data.isPresent() ? takeData(data.get()) : takeCommand();
  }

  private boolean takeCommand() {
    if (draining) {
      return false;
    }
    SmtpInput.Line line = input.line();
    switch (line) {
      case SmtpInput.Partial partial -> {
        return false;
      }
      case SmtpInput.Bad bad -> say(bad.reply());
      case SmtpInput.Whole whole -> dialogue.obey(whole.command());
    }
    if (data.isEmpty()) {
      allow(service.limits().commandTimeout());
    }
    return true;
  }

  private boolean takeData(SmtpData message) {
    if (!input.feed(message)) {
      return false;
    }
    data = Optional.empty();
    JsonObject envelope = dialogue.envelope();
    allow(service.limits().commandTimeout());
    if (message.tooLarge() || message.noRoom()) {
      say(message.tooLarge() ? SmtpReply.TOO_LARGE : SmtpReply.NO_ROOM);
    } else {
      await(
          service.store(vertx, envelope, message.bytes()).eventually(() -> dropped(message)),
          this::stored);
    }
    return true;
  }

  private static Future<Void> dropped(SmtpData message) {
    message.drop();
    return Future.succeededFuture();
  }

  private void stored(AsyncResult<FrontDoor.Receipt> result) {
    if (result.failed()) {
      LOG.warn("Mail from {} was not stored: {}", address, result.cause().toString());
    }
    say(result.succeeded() ? SmtpReply.STORED : SmtpReply.TRY_LATER);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void say(String reply) {
    if (closed) {
      return;
    }
    replies.append(reply);
    if (reply.charAt(0) == '5' && ++errors >= service.limits().errors()) {
      hangUp(SmtpReply.TOO_MANY_ERRORS);
    }
  }

  @Override
  public void expectData() {
    data = Optional.of(new SmtpData(service.adapter().largest(), service.load()));
    allow(service.limits().dataTimeout());
    say(SmtpReply.SEND_DATA);
  }

  @Override
  public <T> void await(Future<T> step, Handler<AsyncResult<T>> then) {
    if (step.isComplete()) {
      then.handle(step);
      return;
    }
    waiting = true;
    socket.pause();
    step.onComplete(
        result ->
            loop.runOnContext(
                v -> {
                  then.handle(result);
                  goOn();
                }));
  }

  private void goOn() {
    waiting = false;
    unread = false;
    allow(service.limits().commandTimeout());
    work();
    if (!waiting && !closed) {
      socket.resume();
    }
  }

  /** Sends what has been said; a peer that does not read its replies is not read either. */
  private void flush() {
    if (replies.isEmpty() || closed) {
      return;
    }
    socket.write(replies.toString());
    replies.setLength(0);
    if (socket.writeQueueFull() && !waiting) {
      waiting = true;
      unread = true;
      socket.pause();
      socket.drainHandler(v -> goOn());
    }
  }

  @Override
  public void hangUp(String reply) {
    if (!closed) {
      replies.append(reply);
      flush();
      closed = true;
      socket.close();
    }
  }

  /** The service stops: finish a message under way, then say so. */
  private void drain() {
    draining = true;
    work();
  }

  private void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** One timer that looks again, since arming one for each command costs more than the command. */
  private void watch() {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    long soon = Math.min(left, service.limits().commandTimeout().toMillis());
    timer =
        vertx.setTimer(
            Math.max(1, soon),
            v -> {
              if (deadline - System.nanoTime() > 0 || (waiting && !unread)) {
                watch();
              } else {
                hangUp(SmtpReply.TOO_SLOW);
              }
            });
  }

  private void gone() {
    closed = true;
    vertx.cancelTimer(timer);
    data.ifPresent(SmtpData::drop);
    service.load().leave(address);
  }
}
