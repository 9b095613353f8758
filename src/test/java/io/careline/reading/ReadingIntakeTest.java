package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.WordReader;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages are read as they come in, whichever way they come. */
class ReadingIntakeTest {
  private static TestCareline app;
  private static ReadingDesk desk;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    desk = new ReadingDesk(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void the_answer_of_opening_says_how_it_sounds_and_what_it_is_about() {
    JsonObject ticket = desk.open("Parcel", "It is terrible. My parcel is late, urgent!");
    assertThat(ticket.getJsonObject("sentiment").getString("label")).isEqualTo("negative");
    assertThat(ticket.getJsonObject("sentiment").getDouble("score")).isEqualTo(0.9);
    assertThat(ticket.getString("topic")).isEqualTo("delivery/late");
    assertThat(ticket.getDouble("topicScore")).isEqualTo(0.7);
    assertThat(ticket.getString("language")).isEqualTo("en");
    assertThat(ticket.getJsonArray("signals")).containsExactly("urgency");
    JsonObject read = desk.ticket(ticket.getString("number"));
    assertThat(read.getJsonArray("curve")).hasSize(1);
    assertThat(read.getJsonArray("curve").getJsonObject(0).getString("label"))
        .isEqualTo("negative");
  }

  @Test
  void a_message_shows_the_words_that_weighed() {
    String text = "Hello. 快递还没到，太差了";
    String number = desk.open("Parcel", text).getString("number");
    JsonObject said = desk.interaction(number, 0);
    JsonObject evidence = said.getJsonObject("sentiment").getJsonArray("evidence").getJsonObject(0);
    assertThat(text.substring(evidence.getInteger("start"), evidence.getInteger("end")))
        .isEqualTo("太差");
    JsonObject reading = said.getJsonObject("reading");
    assertThat(reading.getString("language")).isEqualTo("mixed");
    assertThat(reading.getJsonArray("sentences")).hasSize(2);
    assertThat(reading.getJsonArray("topics").getJsonObject(0).getString("topic"))
        .isEqualTo("delivery/late");
    assertThat(reading.getValue("corrected")).isNull();
  }

  @Test
  void a_subject_is_read_for_topic_and_urgency_and_leaves_the_tone_to_the_text() {
    JsonObject ticket = desk.open("URGENT: terrible refund", "When does it come?");
    assertThat(ReadingDesk.tone(ticket)).isEqualTo("neutral");
    assertThat(ticket.getString("topic")).isEqualTo("billing/refund");
    assertThat(ticket.getJsonArray("signals")).containsExactly("urgency");
    JsonObject signal =
        desk.interaction(ticket.getString("number"), 0)
            .getJsonObject("reading")
            .getJsonArray("signals")
            .getJsonObject(0);
    assertThat(signal.getString("cause")).isEqualTo("hurry");
    assertThat(signal.getJsonArray("spans")).isEmpty();
  }

  @Test
  void words_behind_a_subject_are_found_at_their_place_in_the_text() {
    String text = "Please answer asap, the parcel is late.";
    String number = desk.open("A question", text).getString("number");
    JsonObject span =
        desk.interaction(number, 0)
            .getJsonObject("reading")
            .getJsonArray("signals")
            .getJsonObject(0)
            .getJsonArray("spans")
            .getJsonObject(0);
    assertThat(text.substring(span.getInteger("start"), span.getInteger("end"))).isEqualTo("asap");
  }

  @Test
  void a_form_is_read_as_well() {
    JsonObject form =
        new JsonObject()
            .put("email", "form@example.org")
            .put("subject", "杯子")
            .put("text", "杯子坏了，太差。");
    String number = app.call("POST", "portal/requests", form, null).json().getString("number");
    JsonObject ticket = desk.ticket(number);
    assertThat(ReadingDesk.tone(ticket)).isEqualTo("negative");
    assertThat(ticket.getString("topic")).isEqualTo("quality/defect");
    assertThat(ticket.getString("language")).isEqualTo("zh");
  }

  @Test
  void a_mail_is_read_without_what_it_quotes() throws Exception {
    JsonObject ticket =
        desk.mail(
            "quoting@example.org",
            "Subject: Re: Your order\n",
            "Thank you, the refund is there.\n\nOn Monday support wrote:\n> that was terrible\n");
    assertThat(ReadingDesk.tone(ticket)).isEqualTo("positive");
    assertThat(ticket.getString("topic")).isEqualTo("billing/refund");
  }

  @Test
  void a_machines_mail_has_no_tone() throws Exception {
    JsonObject ticket =
        desk.mail(
            "machine@example.org",
            "Subject: Away\nAuto-Submitted: auto-replied\n",
            "I am terrible at answering, this is urgent.\n");
    assertThat(ticket.getValue("sentiment")).isNull();
    assertThat(ticket.getJsonArray("signals")).isEmpty();
    JsonObject said = desk.interaction(ticket.getString("number"), 0);
    assertThat(said.getBoolean("automatic")).isTrue();
    assertThat(said.getValue("reading")).isNull();
  }

  @Test
  void agents_writing_is_not_read() {
    String number = desk.open("Cup", "A cup is missing.").getString("number");
    JsonObject note = new JsonObject().put("kind", "note").put("text", "terrible, urgent");
    app.post("tickets/" + number + "/interactions", note);
    assertThat(desk.interaction(number, 1).getValue("reading")).isNull();
    assertThat(ReadingDesk.tone(desk.ticket(number))).isEqualTo("neutral");
  }

  @Test
  void what_the_reader_cannot_stand_comes_in_all_the_same_and_stays_unread() {
    JsonObject ticket = desk.open("Cup", "terrible " + WordReader.POISON);
    assertThat(ticket.getValue("sentiment")).isNull();
    assertThat(ticket.getString("topic")).isNull();
    String number = ticket.getString("number");
    assertThat(desk.interaction(number, 0).getValue("reading")).isNull();
    assertThat(ReadingDesk.tone(desk.says(number, "It is awful."))).isEqualTo("negative");
  }

  @Test
  void a_topic_that_is_retired_is_not_chosen() {
    JsonObject change = new JsonObject().put("key", "quality/defect").put("retired", true);
    assertThat(app.patch("topics", change).status()).isEqualTo(200);
    try {
      JsonObject ticket = desk.open("Cup", "It is broken, I want a refund.");
      assertThat(ticket.getString("topic")).isEqualTo("billing/refund");
      assertThat(desk.open("Cup", "It is broken.").getString("topic")).isNull();
    } finally {
      app.patch("topics", change.put("retired", false));
    }
  }

  @Test
  void tone_and_topic_are_in_the_row_when_the_opening_is_told() {
    String number = desk.open("Cup", "terrible and late").getString("number");
    String same =
        TestTables.value(
            app.databaseUrl,
            "SELECT count(*) FROM ticket t JOIN journal j ON j.ticket_id = t.id AND j.name ="
                + " 'ticket.opened' JOIN interaction i ON i.ticket_id = t.id WHERE t.tone ="
                + " 'negative' AND t.topic = 'delivery/late' AND i.tone = 'negative' AND t.xmin ="
                + " i.xmin AND j.xid::text::bigint % 4294967296 = t.xmin::text::bigint AND t.id ="
                + number.substring(0, number.length() - 1));
    assertThat(same).isEqualTo("1");
  }

  @Test
  void customers_who_follow_a_request_see_no_readings() {
    JsonObject form =
        new JsonObject().put("email", "s@example.org").put("subject", "s").put("text", "terrible");
    JsonObject receipt = app.call("POST", "portal/requests", form, null).json();
    String seen =
        app.call(
                "GET",
                "portal/tickets/" + receipt.getString("number"),
                null,
                null,
                "X-Careline-Tracking",
                receipt.getString("secret"))
            .json()
            .encode();
    assertThat(seen).doesNotContain("sentiment").doesNotContain("negative");
  }
}
