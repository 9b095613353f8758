package io.careline.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** One SMTP session with the relay, for one mail after the other. Used by one thread at a time. */
final class RelayConnection implements AutoCloseable {
  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "10000";
  private static final int MOST_MAILS = 100;
  private static final long IDLE_NANOS = 10_000_000_000L;

  private final Transport transport;
  private int mails;
  private long lastUsed = System.nanoTime();

  private RelayConnection(Transport transport) {
    this.transport = transport;
  }

  /** Connects and signs in. */
  static RelayConnection open(Relay relay) throws MessagingException {
    String protocol = relay.security() == Relay.Security.TLS ? "smtps" : "smtp";
    Transport transport = Session.getInstance(properties(relay, protocol)).getTransport(protocol);
    transport.connect(
        relay.host(),
        relay.port(),
        relay.login().map(Relay.Login::user).orElse(null),
        relay.login().map(Relay.Login::password).orElse(null));
    return new RelayConnection(transport);
  }

  private static Properties properties(Relay relay, String protocol) {
    boolean startTls = relay.security() == Relay.Security.STARTTLS;
    Properties properties = new Properties();
    String prefix = "mail." + protocol + ".";
    properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
    properties.put(prefix + "timeout", READ_MILLIS);
    properties.put(prefix + "auth", String.valueOf(relay.login().isPresent()));
    properties.put(prefix + "starttls.enable", String.valueOf(startTls));
    properties.put(prefix + "starttls.required", String.valueOf(startTls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    // Those who can get it get it; the others are told apart in the exception.
    properties.put(prefix + "sendpartial", "true");
    properties.put(prefix + "quitwait", "false");
    return properties;
  }

  /** Sends a mail and says what became of it. */
  SendResult send(SMTPMessage message, List<String> recipients) {
    mails++;
    try {
      InternetAddress[] to = new InternetAddress[recipients.size()];
      for (int i = 0; i < to.length; i++) {
        to[i] = new InternetAddress(MailComposer.ascii(recipients.get(i)));
      }
      transport.sendMessage(message, to);
      return SendResult.sent(recipients);
    } catch (MessagingException e) {
      return Failures.read(e, recipients);
    } finally {
      lastUsed = System.nanoTime();
    }
  }

  /** Whether it may carry one more mail; asks the other side, so that no mail finds out. */
  boolean usable() {
    boolean fresh = System.nanoTime() - lastUsed < IDLE_NANOS;
    return fresh && mails < MOST_MAILS && transport.isConnected();
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException e) {
      // It was to be closed, and so it is.
    }
  }
}
