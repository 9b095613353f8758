package io.careline.intake;

import io.vertx.core.Future;

/**
 * Where every channel hands in what arrived. May be called from any thread, event loops included.
 */
@FunctionalInterface
public interface FrontDoor {
  /**
   * Stores a message. When the future completes, the message is committed and may be acknowledged
   * to whoever sent it; when it fails, nothing is stored and the sender has to try again.
   */
  Future<Receipt> accept(Arrival arrival);

  /**
   * @param id the arrival's id
   * @param duplicate whether the same message had been stored before; acknowledge it all the same
   */
  record Receipt(long id, boolean duplicate) {}
}
