package io.careline.intake.mail;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Receives mail by SMTP. May be deployed in several instances, one for each event loop; they share
 * the port and the {@link SmtpService}. Undeploying drains: no new connections, messages under way
 * are finished, and every session is told 421.
 */
public final class SmtpReceiver extends VerticleBase {
  private static final int BACKLOG = 511;

  private final int port;
  private final String host;
  private final SmtpService service;
  private NetServer server;

  /**
   * @param port 0 for any free one, see {@link #port()}
   */
  public SmtpReceiver(int port, String host, SmtpService service) {
    this.port = port;
    this.host = host;
    this.service = service;
  }

  @Override
  public Future<?> start() {
    // Sessions watch their own time; this is for a peer that does not even read its last reply.
    Duration idle = service.limits().commandTimeout().plus(service.limits().dataTimeout());
    NetServerOptions options =
        new NetServerOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setAcceptBacklog(BACKLOG)
            .setIdleTimeout((int) idle.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    server = vertx.createNetServer(options).connectHandler(this::greet);
    return server.listen(port, host);
  }

  @Override
  public Future<?> stop() {
    return server.shutdown(service.limits().drain().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The port that is listened on. */
  public int port() {
    return server.actualPort();
  }

  private void greet(NetSocket socket) {
    String address = socket.remoteAddress() == null ? "" : socket.remoteAddress().hostAddress();
    if (service.load().enter(address)) {
      new SmtpSession(vertx, socket, address, service).start();
    } else {
      socket.write(SmtpReply.TOO_MANY_CONNECTIONS).onComplete(v -> socket.close());
    }
  }
}
