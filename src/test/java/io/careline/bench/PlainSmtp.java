package io.careline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A mail server's connection to ours: many messages one after the other, commands sent together
 * (RFC 2920).
 */
final class PlainSmtp {
  private final Socket socket;
  private final BufferedReader in;

  PlainSmtp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    expect("220");
    write("EHLO bench.example.org\r\n");
    expect("250");
  }

  void send(int number) throws IOException {
    write(
        "MAIL FROM:<customer"
            + number % 20_000
            + "@example.org>\r\nRCPT TO:<support@localhost>\r\nDATA\r\n");
    expect("250");
    expect("250");
    expect("354");
    write(
        "From: Anna <customer"
            + number % 20_000
            + "@example.org>\r\nTo: support@localhost\r\n"
            + "Subject: Order "
            + number
            + " arrived broken\r\nMessage-ID: <"
            + number
            + "."
            + System.nanoTime()
            + "@example.org>\r\n"
            + "Date: Sat, 21 Nov 2026 10:00:00 +0000\r\n"
            + "MIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "Hello, two of the six cups are in pieces. What now?\r\n".repeat(6)
            + ".\r\n");
    expect("250");
  }

  private void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void expect(String code) throws IOException {
    String line = in.readLine();
    while (line != null && line.startsWith(code + "-")) {
      line = in.readLine();
    }
    if (line == null || !line.startsWith(code)) {
      throw new IOException("expected " + code + ", got " + line);
    }
  }
}
