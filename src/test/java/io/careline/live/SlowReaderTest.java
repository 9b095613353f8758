package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody who lets frames lie is let go, and nobody else notices. */
@Timeout(120)
class SlowReaderTest {
  private static final int HEADER_AND_MASK = 6;

  /** A hundred facts about the one ticket there is. */
  private static final String FACTS =
      """
      INSERT INTO journal (name, ticket_id, actor, body)
      SELECT 'ticket.changed', t.id, 'agent:1',
             jsonb_build_object('changes', jsonb_build_object('turn', jsonb_build_array({round}, n)))
        FROM ticket t, generate_series(1, 100) n ORDER BY n\
      """;

  /** A socket by hand: it says hello, and reads only when it is told to. */
  private static Socket connect(TestCareline app) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress("127.0.0.1", app.careline.port()));
    String request =
        "GET /api/v1/live HTTP/1.1\r\n"
            + "Host: localhost\r\n"
            + "Upgrade: websocket\r\n"
            + "Connection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Authorization: Bearer "
            + TestCareline.TOKEN
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String answer = "";
    while (!answer.endsWith("\r\n\r\n")) {
      answer += (char) socket.getInputStream().read();
    }
    assertThat(answer).startsWith("HTTP/1.1 101");
    byte[] hello = "{\"type\":\"hello\"}".getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[HEADER_AND_MASK + hello.length]; // a mask of zeros changes nothing
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | hello.length);
    System.arraycopy(hello, 0, frame, HEADER_AND_MASK, hello.length);
    socket.getOutputStream().write(frame);
    return socket;
  }

  /** Reads to the end; the code of the close frame, 0 when there was none. */
  private static int closedWith(Socket socket) throws IOException {
    byte[] last = new byte[0];
    InputStream in = socket.getInputStream();
    byte[] some = new byte[65_536];
    try {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        byte[] both = Arrays.copyOf(last, last.length + n);
        System.arraycopy(some, 0, both, last.length, n);
        last = Arrays.copyOfRange(both, Math.max(0, both.length - 300), both.length);
      }
    } catch (java.net.SocketException e) {
      return 0; // dropped
    }
    for (int i = last.length - 4; i >= 0; i--) {
      if ((last[i] & 0xff) == 0x88 && last[i + 1] == last.length - i - 2) {
        return (last[i + 2] & 0xff) << 8 | last[i + 3] & 0xff;
      }
    }
    return 0;
  }

  private static JsonArray turn(JsonObject frame) {
    return frame
        .getJsonObject("fact", new JsonObject())
        .getJsonObject("changes", new JsonObject())
        .getJsonArray("turn");
  }

  @Test
  void a_socket_that_does_not_read_is_closed_and_the_others_get_everything() throws Exception {
    try (TestCareline app = TestCareline.start();
        TestSocket quick = TestSocket.open(app, TestCareline.TOKEN);
        Socket slow = connect(app)) {
      quick.hello(Optional.empty());
      String number = app.ticket("Slow", "slow@example.org");
      JsonObject fields = new JsonObject();
      for (int i = 0; i < 4; i++) {
        fields.put("long " + i, "x".repeat(8_000));
      }
      app.patch("tickets/" + number, new JsonObject().put("fields", fields));
      for (int round = 0; round < 9; round++) {
        TestTables.execute(app.databaseUrl, FACTS.replace("{round}", Integer.toString(round)));
        JsonArray last = new JsonArray().add(round).add(100);
        quick.next(frame -> last.equals(turn(frame)));
      }
      assertThat(closedWith(slow)).isIn(0, (int) LiveSocket.TOO_SLOW);
    }
  }
}
