package io.careline.intake.mail;

import io.careline.intake.Arrival;
import io.careline.intake.FrontDoor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A receiver on a free port, with a front door that keeps what it is given. */
final class SmtpHouse implements AutoCloseable {
  static final int LARGEST = 64 * 1024;

  final List<Arrival> stored = new CopyOnWriteArrayList<>();
  final SmtpService service;
  private final Vertx vertx = Vertx.vertx();
  private final SmtpReceiver receiver;
  private final String deployment;

  SmtpHouse() {
    this(SmtpLimits.DEFAULT, door -> door);
  }

  /**
   * @param door wraps the door that keeps messages
   */
  SmtpHouse(SmtpLimits limits, UnaryOperator<FrontDoor> door) {
    service =
        SmtpService.of(
            "desk.example",
            door.apply(this::keep),
            address -> Future.succeededFuture(address.equals("support@desk.example")),
            new MailAdapter(LARGEST),
            limits);
    receiver = new SmtpReceiver(0, "127.0.0.1", service);
    deployment = vertx.deployVerticle(receiver).await();
  }

  private Future<FrontDoor.Receipt> keep(Arrival arrival) {
    stored.add(arrival);
    return Future.succeededFuture(new FrontDoor.Receipt(stored.size(), false));
  }

  int port() {
    return receiver.port();
  }

  SmtpLine line() throws IOException {
    return new SmtpLine(port());
  }

  /** The only message that was stored, as text. */
  String only() {
    if (stored.size() != 1) {
      throw new AssertionError(stored.size() + " messages were stored");
    }
    return stored.getFirst().raw().toString(StandardCharsets.ISO_8859_1);
  }

  Future<Void> drain() {
    return vertx.undeploy(deployment);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
