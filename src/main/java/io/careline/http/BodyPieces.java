package io.careline.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The body of a request as its pieces arrive. Whoever works on one holds the sender back, so that a
 * body of any size takes the memory of a few pieces. A connection that breaks fails the next piece.
 */
public final class BodyPieces {
  private static final int AT_HAND = 8;

  private final HttpServerRequest request;
  private final Context loop;
  private final Deque<Buffer> pieces = new ArrayDeque<>();
  private Optional<Promise<Optional<Buffer>>> waiting = Optional.empty();
  private Optional<Throwable> broken = Optional.empty();
  private boolean ended;

  private BodyPieces(HttpServerRequest request) {
    this.request = request;
    this.loop = Vertx.currentContext();
  }

  static BodyPieces of(HttpServerRequest request) {
    BodyPieces body = new BodyPieces(request);
    body.ended = request.isEnded();
    if (!body.ended) {
      request.handler(body::piece).endHandler(done -> body.end()).exceptionHandler(body::broke);
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    return body;
  }

  /** The next piece, empty at the end. To be asked for when the one before has come. */
  public Future<Optional<Buffer>> next() {
    Promise<Optional<Buffer>> promise = Promise.promise();
    Context caller = Vertx.currentContext();
    loop.runOnContext(v -> give(promise));
    Promise<Optional<Buffer>> back = Promise.promise();
    promise.future().onComplete(done -> caller.runOnContext(v -> back.handle(done)));
    return back.future();
  }

  /** Lets the rest go by unread, so that a refused sender is not left standing. */
  public void drop() {
    loop.runOnContext(
        v -> {
          pieces.clear();
          request.handler(piece -> {}).resume();
        });
  }

  private void give(Promise<Optional<Buffer>> promise) {
    if (!pieces.isEmpty()) {
      promise.complete(Optional.of(pieces.poll()));
      if (!ended && broken.isEmpty() && pieces.size() < AT_HAND) {
        request.resume();
      }
    } else if (broken.isPresent()) {
      promise.fail(broken.get());
    } else if (ended) {
      promise.complete(Optional.empty());
    } else {
      waiting = Optional.of(promise);
    }
  }

  private void piece(Buffer piece) {
    pieces.add(piece);
    if (pieces.size() >= AT_HAND) {
      request.pause();
    }
    serve();
  }

  private void end() {
    ended = true;
    serve();
  }

  private void broke(Throwable why) {
    broken = Optional.of(why);
    serve();
  }

  private void serve() {
    Optional<Promise<Optional<Buffer>>> one = waiting;
    waiting = Optional.empty();
    one.ifPresent(this::give);
  }
}
