package io.careline.http;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends whatever bytes it likes and reads until the other side hangs up. */
public final class RawHttp {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private final String answer;

  private RawHttp(String answer) {
    this.answer = answer;
  }

  /** Sends a request; lines end with {@code \n} here and with CR LF on the wire. */
  public static RawHttp send(TestCareline app, String head, String body) {
    return send(app, (head.strip().replace("\n", "\r\n") + "\r\n\r\n" + body));
  }

  /** Sends exactly this. */
  public static RawHttp send(TestCareline app, String bytes) {
    try (Socket socket = new Socket("127.0.0.1", app.careline.port())) {
      socket.setSoTimeout(5_000);
      try {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (SocketException e) {
        // it has answered and hung up before all was sent
      }
      return new RawHttp(read(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Once a whole answer is there, a second one gets a moment to follow. */
  private static boolean whole(String all) {
    int end = all.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(all);
    return end > 0 && length.find() && all.length() >= end + 4 + Integer.parseInt(length.group(1));
  }

  private static String read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder all = new StringBuilder();
    byte[] some = new byte[8_192];
    try {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        all.append(new String(some, 0, n, StandardCharsets.ISO_8859_1));
        if (whole(all.toString())) {
          socket.setSoTimeout(300);
        }
      }
    } catch (SocketException | SocketTimeoutException e) {
      // cut off, or left hanging; what has come counts
    }
    return all.toString();
  }

  /** Everything that came. */
  public String all() {
    return answer;
  }

  public int status() {
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ")[1]);
  }

  /** How many answers came. */
  public int answers() {
    return answer.split("HTTP/1\\.1 [1-5]\\d\\d ", -1).length - 1;
  }

  public String header(String name) {
    for (String line : answer.split("\r\n\r\n")[0].split("\r\n")) {
      if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  public JsonObject json() {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    return new JsonObject(
        new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }
}
