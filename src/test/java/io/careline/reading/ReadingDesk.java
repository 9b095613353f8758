package io.careline.reading;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Short words for tests about readings. */
public final class ReadingDesk {
  private final TestCareline app;

  public ReadingDesk(TestCareline app) {
    this.app = app;
  }

  /** Opens a ticket by the API. */
  public JsonObject open(String subject, String text) {
    return open(subject, text, new JsonObject());
  }

  public JsonObject open(String subject, String text, JsonObject more) {
    JsonObject body =
        new JsonObject()
            .put("subject", subject)
            .put("text", text)
            .put("customer", new JsonObject().put("email", "reader@example.org"));
    return expect(201, app.post("tickets", body.mergeIn(more)));
  }

  /** What the customer says next, written down by an agent; gives the ticket afterwards. */
  public JsonObject says(String number, String text) {
    JsonObject body = new JsonObject().put("kind", "customer").put("text", text);
    expect(201, app.post("tickets/" + number + "/interactions", body));
    return ticket(number);
  }

  public JsonObject ticket(String number) {
    return expect(200, app.get("tickets/" + number));
  }

  public JsonObject interaction(String number, int place) {
    return ticket(number).getJsonArray("interactions").getJsonObject(place);
  }

  public static String tone(JsonObject shown) {
    JsonObject sentiment = shown.getJsonObject("sentiment");
    return sentiment == null ? null : sentiment.getString("label");
  }

  public Reply correct(String number, long id, JsonObject wish) {
    return app.post("tickets/" + number + "/interactions/" + id + "/correction", wish);
  }

  /** The facts of a ticket with this name. */
  public List<JsonObject> facts(String number, String name) {
    JsonArray all = expect(200, app.get("tickets/" + number + "/history")).getJsonArray("items");
    return all.stream()
        .map(JsonObject.class::cast)
        .filter(fact -> fact.getString("name").equals(name))
        .toList();
  }

  /** The numbers of a list, in its order. */
  public List<String> numbers(String query) {
    return expect(200, app.get("tickets?" + query)).getJsonArray("items").stream()
        .map(ticket -> ((JsonObject) ticket).getString("number"))
        .toList();
  }

  /** Hands in a mail by SMTP, and waits until it is a ticket. */
  public JsonObject mail(String from, String head, String text) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", app.careline.smtpPort())) {
      socket.setSoTimeout(10_000);
      String mail = "From: " + from + "\r\nTo: support@localhost\r\n" + head + "\r\n" + text;
      for (String line :
          List.of(
              "EHLO test",
              "MAIL FROM:<" + from + ">",
              "RCPT TO:<support@localhost>",
              "DATA",
              mail.replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n.",
              "QUIT")) {
        answer(socket.getInputStream());
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
      }
    }
    return eventually(() -> app.get("tickets?customer=" + from).json().getJsonArray("items"));
  }

  private static void answer(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    while (!answer.toString().matches("(?s).*(^|\n)[0-9]{3} [^\n]*\n")) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      answer.append((char) next);
    }
  }

  private static JsonObject eventually(Supplier<JsonArray> asked) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      JsonArray items = asked.get();
      if (!items.isEmpty()) {
        return items.getJsonObject(0);
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the mail became no ticket within 10 seconds");
  }

  private static JsonObject expect(int status, Reply reply) {
    if (reply.status() != status) {
      throw new AssertionError(reply.status() + " " + reply.raw().body());
    }
    return reply.json();
  }
}
