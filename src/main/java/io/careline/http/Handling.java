package io.careline.http;

import io.careline.store.Room;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What a room does for an operation. Runs on the event loop: whoever waits hands over to a {@link
 * Room} first.
 */
@FunctionalInterface
public interface Handling {
  Future<Answer> handle(Call call);

  /** Handling in straight lines on a room's virtual thread. */
  static Handling in(Room room, Function<Call, Answer> work) {
    return call -> room.call(() -> work.apply(call));
  }
}
