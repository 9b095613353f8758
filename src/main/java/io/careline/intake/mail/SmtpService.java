package io.careline.intake.mail;

import io.careline.intake.Arrival;
import io.careline.intake.ChannelAdapter;
import io.careline.intake.FrontDoor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;

/**
 * What every session needs and all instances of the receiver share.
 *
 * @param hostname how the receiver greets
 * @param adapter gives the size limit and the dedup key
 */
public record SmtpService(
    String hostname,
    FrontDoor frontDoor,
    Recipients recipients,
    ChannelAdapter adapter,
    SmtpLimits limits,
    SmtpLoad load,
    InstantSource clock) {
  /** Hashing more bytes than this would hold up the event loop for too long. */
  private static final int HASHED_AT_ONCE = 256 * 1024;

  /** A service on the system's clock that nobody uses yet. */
  public static SmtpService of(
      String hostname,
      FrontDoor frontDoor,
      Recipients recipients,
      ChannelAdapter adapter,
      SmtpLimits limits) {
    SmtpLoad load = new SmtpLoad(limits);
    return new SmtpService(
        hostname, frontDoor, recipients, adapter, limits, load, InstantSource.system());
  }

  /** Hands a message to the front door; the future fails when it is not stored. */
  Future<FrontDoor.Receipt> store(Vertx vertx, JsonObject envelope, byte[] raw) {
    Future<String> key =
        raw.length <= HASHED_AT_ONCE
            ? Future.succeededFuture(raw).map(bytes -> adapter.dedupKey(envelope, bytes))
            : vertx.executeBlocking(() -> adapter.dedupKey(envelope, raw), false);
    return key.compose(dedup -> frontDoor.accept(arrival(dedup, envelope, raw)));
  }

  private Arrival arrival(String dedupKey, JsonObject envelope, byte[] raw) {
    return new Arrival(adapter.channel(), dedupKey, envelope, Buffer.buffer(raw));
  }
}
