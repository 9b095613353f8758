package io.careline.reading;

import static io.careline.language.Tone.NEGATIVE;
import static io.careline.language.Tone.NEUTRAL;
import static io.careline.language.Tone.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.language.Tone;
import io.careline.reading.ConversationTone.Heard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a conversation sounds after one message and the next. */
class ConversationToneTest {
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

  private static Tone after(Tone... oldestFirst) {
    List<Heard> newestFirst = new ArrayList<>();
    for (Tone tone : oldestFirst) {
      newestFirst.addFirst(new Heard(tone, 0.8));
    }
    return ConversationTone.of(newestFirst).orElseThrow().tone();
  }

  @Test
  void it_sounds_as_the_newest_message_but_one_neutral_word_calms_nobody() {
    assertThat(ConversationTone.of(List.of())).isEqualTo(Optional.empty());
    assertThat(after(NEUTRAL)).isEqualTo(NEUTRAL);
    assertThat(after(NEGATIVE, NEUTRAL)).isEqualTo(NEGATIVE);
    assertThat(after(NEGATIVE, NEUTRAL, NEUTRAL)).isEqualTo(NEUTRAL);
    assertThat(after(NEGATIVE, POSITIVE)).isEqualTo(POSITIVE);
    assertThat(after(NEGATIVE, NEUTRAL, NEGATIVE)).isEqualTo(NEGATIVE);
    assertThat(after(POSITIVE, NEUTRAL)).isEqualTo(NEUTRAL);
    assertThat(after(NEUTRAL, NEGATIVE)).isEqualTo(NEGATIVE);
  }

  @Test
  void a_ticket_turns_negative_and_recovers_and_the_history_tells_both() {
    String number = desk.open("Lamp", "A lamp is missing.").getString("number");
    assertThat(ReadingDesk.tone(desk.says(number, "This is terrible!"))).isEqualTo("negative");
    assertThat(ReadingDesk.tone(desk.says(number, "My order is 4711."))).isEqualTo("negative");
    assertThat(ReadingDesk.tone(desk.says(number, "From May."))).isEqualTo("neutral");
    assertThat(ReadingDesk.tone(desk.says(number, "Thank you!"))).isEqualTo("positive");
    assertThat(desk.ticket(number).getJsonArray("curve")).hasSize(5);
    assertThat(changes(number, "interaction.tone-turned-negative"))
        .containsExactly(new JsonArray().add("neutral").add("negative"));
    assertThat(changes(number, "ticket.tone-recovered"))
        .containsExactly(new JsonArray().add("negative").add("neutral"));
    assertThat(changes(number, "interaction.received"))
        .containsExactly(new JsonArray().add("neutral").add("positive"));
  }

  private static List<JsonArray> changes(String number, String name) {
    return desk.facts(number, name).stream()
        .map(fact -> fact.getJsonObject("changes").getJsonArray("tone"))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  @Test
  void a_first_message_that_sounds_negative_has_not_turned() {
    String number = desk.open("Lamp", "This is terrible!").getString("number");
    assertThat(desk.facts(number, "interaction.tone-turned-negative")).isEmpty();
  }

  @Test
  void signals_add_up_until_the_ticket_is_solved_and_begin_anew_afterwards() {
    String number = desk.open("Lamp", "Urgent: a lamp.").getString("number");
    JsonObject ticket = desk.says(number, "My lawyer will write.");
    assertThat(ticket.getJsonArray("signals")).containsExactly("anger", "urgency");
    app.patch("tickets/" + number, new JsonObject().put("status", "solved"));
    assertThat(desk.ticket(number).getJsonArray("signals")).isEmpty();
    assertThat(desk.says(number, "Again, urgent.").getJsonArray("signals"))
        .containsExactly("urgency");
  }

  @Test
  void a_ticket_without_a_topic_takes_that_of_a_later_message_and_keeps_it() {
    String number = desk.open("Hello", "I have a question.").getString("number");
    assertThat(desk.ticket(number).getString("topic")).isNull();
    assertThat(desk.says(number, "Where is my refund?").getString("topic"))
        .isEqualTo("billing/refund");
    assertThat(desk.says(number, "And the cup is broken.").getString("topic"))
        .isEqualTo("billing/refund");
  }

  @Test
  void merged_conversations_sound_as_one() {
    String one = desk.open("Lamp", "A lamp is missing.").getString("number");
    String two = desk.open("Lamp again", "Terrible, and urgent.").getString("number");
    app.post("tickets/" + two + "/merge", new JsonObject().put("into", one));
    JsonObject kept = desk.ticket(one);
    assertThat(ReadingDesk.tone(kept)).isEqualTo("negative");
    assertThat(kept.getJsonArray("signals")).containsExactly("urgency");
    assertThat(kept.getInteger("attention")).isEqualTo(3);
    assertThat(desk.ticket(two).getJsonArray("signals")).isEmpty();
  }
}
