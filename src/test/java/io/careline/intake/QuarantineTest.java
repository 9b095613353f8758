package io.careline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A message that cannot be read is kept, shown, and stops nobody behind it. */
class QuarantineTest {
  /** A sender that no header and no reader takes for an address. */
  private static final String NOBODY = "a,b@example.org";

  private static TestCareline app;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    TestTables.execute(
        app.databaseUrl,
        """
        CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.subject LIKE 'Poison%' THEN RAISE EXCEPTION 'poisoned'; END IF;
          RETURN NEW;
        END $$\
        """,
        "CREATE TRIGGER poison BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION poison()");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Hands a mail in; what is answered to its end. */
  private static String deliver(String sender, String message) {
    try (Socket socket = new Socket("127.0.0.1", app.careline.smtpPort())) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      in.readLine();
      String answer = "";
      for (String line :
          new String[] {
            "HELO there",
            "MAIL FROM:<" + sender + ">",
            "RCPT TO:<support@localhost>",
            "DATA",
            message.replace("\n", "\r\n") + "\r\n."
          }) {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        answer = in.readLine();
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mail(String from, String subject) {
    return "From: " + from + "\nSubject: " + subject + "\n\nText of " + subject + "\n";
  }

  private static JsonObject eventually(Supplier<JsonObject> asked) throws InterruptedException {
    for (int i = 0; i < 400; i++) {
      JsonObject answer = asked.get();
      if (answer != null) {
        return answer;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("did not come");
  }

  private static JsonObject ticketOf(String email) {
    JsonArray items = app.get("tickets?customer=" + email).json().getJsonArray("items");
    return items.isEmpty() ? null : items.getJsonObject(0);
  }

  private static JsonObject asideWith(String words) {
    return app.get("arrivals?state=quarantined").json().getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(
            one -> app.get("arrivals/" + one.getLong("id") + "/raw").raw().body().contains(words))
        .findFirst()
        .orElse(null);
  }

  @Test
  void a_mail_that_cannot_be_read_is_set_aside_and_stops_nobody() throws Exception {
    assertThat(deliver("before@example.org", mail("before@example.org", "Before")))
        .startsWith("250");
    assertThat(deliver(NOBODY, "Subject: Nobody\n\nWho am I?\n")).startsWith("250");
    assertThat(deliver("after@example.org", mail("after@example.org", "After"))).startsWith("250");
    eventually(() -> ticketOf("before@example.org"));
    eventually(() -> ticketOf("after@example.org"));
    JsonObject aside = eventually(() -> asideWith("Who am I?"));
    assertThat(aside.getString("error")).contains("sender");
    assertThat(aside.getInteger("attempts")).isEqualTo(1);
    assertThat(aside.getJsonObject("envelope").getString("from")).isEqualTo(NOBODY);
    Reply raw = app.get("arrivals/" + aside.getLong("id") + "/raw");
    assertThat(raw.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(raw.header("Content-Disposition")).startsWith("attachment");
    assertThat(raw.raw().body()).contains("Subject: Nobody\r\n\r\nWho am I?");
  }

  @Test
  void a_retry_reads_it_once_more_and_leaves_a_row() throws Exception {
    deliver(NOBODY, "Subject: Retry\n\nRead me again\n");
    long id = eventually(() -> asideWith("Read me again")).getLong("id");
    assertThat(app.post("arrivals/" + id + "/retry", null).status()).isEqualTo(204);
    JsonObject again =
        eventually(
            () -> {
              JsonObject now = asideWith("Read me again");
              return now != null && now.getInteger("attempts") == 2 ? now : null;
            });
    assertThat(again.getString("state")).isEqualTo("quarantined");
    assertThat(app.get("audit").json().encode()).contains("arrival.retried", "arrival:" + id);
  }

  @Test
  void a_message_that_the_database_refuses_is_set_aside_alone_and_can_be_mended() throws Exception {
    deliver("one@example.org", mail("one@example.org", "One"));
    deliver("poison@example.org", mail("poison@example.org", "Poison of the well"));
    deliver("two@example.org", mail("two@example.org", "Two"));
    eventually(() -> ticketOf("one@example.org"));
    eventually(() -> ticketOf("two@example.org"));
    JsonObject aside = eventually(() -> asideWith("Poison of the well"));
    assertThat(aside.getString("error")).contains("poisoned");
    assertThat(ticketOf("poison@example.org")).isNull();
    TestTables.execute(app.databaseUrl, "ALTER TABLE ticket DISABLE TRIGGER poison");
    try {
      assertThat(app.post("arrivals/" + aside.getLong("id") + "/retry", null).status())
          .isEqualTo(204);
      JsonObject ticket = eventually(() -> ticketOf("poison@example.org"));
      assertThat(ticket.getString("subject")).isEqualTo("Poison of the well");
      assertThat(app.post("arrivals/" + aside.getLong("id") + "/retry", null).status())
          .as("once is enough")
          .isEqualTo(409);
    } finally {
      TestTables.execute(app.databaseUrl, "ALTER TABLE ticket ENABLE TRIGGER poison");
    }
  }

  @Test
  void a_call_whose_ticket_the_database_refuses_stores_nothing_at_all() {
    var before = TestTables.rows(app.databaseUrl);
    JsonObject body =
        new JsonObject()
            .put("subject", "Poison by call")
            .put("text", "x")
            .put("customer", new JsonObject().put("email", "caller@example.org"));
    assertThat(app.post("tickets", body).status()).isEqualTo(500);
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }
}
