package io.careline.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A mail server that answers as it is told: to lines that start with a word, a reply. */
final class ScriptedRelay implements AutoCloseable {
  final List<String> heard = new CopyOnWriteArrayList<>();
  private final ServerSocket server = new ServerSocket(0);
  private final Map<String, String> replies;

  /**
   * @param replies by the beginning of a command; a reply of {@code silence} is none at all, one of
   *     {@code endless} never ends, and {@code .} stands for the message
   */
  ScriptedRelay(Map<String, String> replies) throws IOException {
    this.replies = replies;
    Thread.startVirtualThread(this::listen);
  }

  Relay relay() {
    return Relay.of("smtp://127.0.0.1:" + server.getLocalPort());
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.startVirtualThread(() -> talk(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      say(socket, "220 scripted");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data && !line.equals(".")) {
          continue;
        }
        heard.add(line);
        String answer = answer(line);
        data = answer.startsWith("354");
        say(socket, answer);
      }
    } catch (IOException e) {
      // The other side has gone.
    }
  }

  private String answer(String line) {
    return replies.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(line.equals("DATA") ? "354 go on" : "250 fine");
  }

  private static void say(Socket socket, String reply) throws IOException {
    while (reply.equals("endless")) {
      socket.getOutputStream().write("250-and more\r\n".getBytes(StandardCharsets.UTF_8));
      LockSupport.parkNanos(50_000_000);
    }
    if (!reply.equals("silence")) {
      socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
