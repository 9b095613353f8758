package io.careline.intake.mail;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;

/** The other end of a session, as the {@link SmtpDialogue} sees it. */
interface SmtpPeer {
  /** The address that the connection came from. */
  String address();

  /** Sends a reply; a refusal (5xx) counts as an error, and too many end the session. */
  void say(String reply);

  /** Sends a last reply and hangs up. */
  void hangUp(String reply);

  /** What comes next is a message, until its end. */
  void expectData();

  /** Reads nothing more from this peer until a step is done. */
  <T> void await(Future<T> step, Handler<AsyncResult<T>> then);
}
