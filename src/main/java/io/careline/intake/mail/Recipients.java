package io.careline.intake.mail;

import io.vertx.core.Future;

/**
 * Which addresses this desk takes mail for. Asked once for each recipient, so it should remember.
 */
@FunctionalInterface
public interface Recipients {
  /**
   * Whether mail to this address is ours. A failed future makes the sender try again later.
   *
   * @param address the base address in lower case: {@code support@host}, whatever stood behind a
   *     plus
   */
  Future<Boolean> known(String address);
}
