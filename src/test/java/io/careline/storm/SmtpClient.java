package io.careline.storm;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A mail server that has mail for us. Keeps its connection for as long as it works; a 4yz or a
 * broken connection leaves the outcome open, and the message is sent again as it was.
 */
final class SmtpClient implements AutoCloseable {
  /** A message with its envelope; {@code options} stand behind the sender. */
  record Mail(String from, String options, String to, String text) {}

  private final int port;
  private Socket socket;
  private BufferedReader in;
  private OutputStream out;

  SmtpClient(int port) {
    this.port = port;
  }

  /**
   * Sends a message.
   *
   * @param impatient hangs up before the last reply, which is then never known
   */
  Outcome send(Mail mail, boolean impatient) {
    try {
      return dialogue(mail, impatient);
    } catch (IOException e) {
      close();
      return new Outcome.Unknown("SMTP: " + e);
    } catch (Said said) {
      if (said.reply.startsWith("5")) {
        reset();
        return new Outcome.Refused("SMTP: " + said.reply);
      }
      close();
      return new Outcome.Unknown("SMTP: " + said.reply);
    }
  }

  /** The receiver's reply was not the one that leads on. */
  private static final class Said extends Exception {
    private static final long serialVersionUID = 1;
    private final String reply;

    Said(String reply) {
      super(reply, null, false, false);
      this.reply = reply;
    }
  }

  private Outcome dialogue(Mail mail, boolean impatient) throws IOException, Said {
    if (socket == null) {
      open();
    }
    say("MAIL FROM:<" + mail.from() + ">" + mail.options(), "250");
    say("RCPT TO:<" + mail.to() + ">", "250");
    say("DATA", "354");
    write(mail.text().replace("\r\n.", "\r\n..") + "\r\n.\r\n");
    if (impatient) {
      close();
      return new Outcome.Unknown("SMTP: hung up too soon");
    }
    expect("250");
    return new Outcome.Acknowledged(new JsonObject());
  }

  private void open() throws IOException, Said {
    socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 3_000);
    socket.setSoTimeout(30_000);
    socket.setTcpNoDelay(true);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    out = socket.getOutputStream();
    expect("220");
    say("EHLO sender.example", "250");
  }

  private void say(String command, String wanted) throws IOException, Said {
    write(command + "\r\n");
    expect(wanted);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void expect(String wanted) throws IOException, Said {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    if (line == null) {
      throw new IOException("the receiver hung up");
    }
    if (!line.startsWith(wanted)) {
      throw new Said(line);
    }
  }

  /** After a refusal the connection is good for the next message. */
  private void reset() {
    try {
      say("RSET", "250");
    } catch (IOException | Said e) {
      close();
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it was broken already
    }
    socket = null;
  }
}
