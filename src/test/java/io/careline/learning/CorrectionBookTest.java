package io.careline.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.language.train.Lesson;
import io.careline.reading.ReadingDesk;
import io.careline.store.Db;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents said, as lessons. */
class CorrectionBookTest {
  private final Vertx vertx = Vertx.vertx();
  private TestCareline app;
  private ReadingDesk desk;
  private Db db;

  @BeforeEach
  void start() {
    app = TestCareline.start();
    desk = new ReadingDesk(app);
    db = new Db(vertx, app.databaseUrl, 2);
  }

  @AfterEach
  void stop() {
    db.close().await();
    vertx.close().await();
    app.close();
  }

  private CorrectionBook.Read read(String model, String... labels) {
    return new CorrectionBook(db.client(), model).read(Set.of(labels));
  }

  private static List<String> said(List<Lesson> lessons) {
    return lessons.stream().map(one -> one.text() + " = " + one.label()).toList();
  }

  private void correct(JsonObject ticket, String wish) {
    String number = ticket.getString("number");
    long message = desk.interaction(number, 0).getLong("id");
    assertThat(desk.correct(number, message, new JsonObject(wish)).status()).isEqualTo(200);
  }

  @Test
  void the_newest_word_holds_and_a_confirmation_is_one() {
    JsonObject twice = desk.open("Lamp", "Terrible how good it is.");
    correct(twice, "{\"tone\":\"neutral\"}");
    correct(twice, "{\"tone\":\"positive\"}");
    correct(desk.open("Desk", "Terrible desk."), "{\"right\":true}");
    correct(desk.open("灯", "这个灯太差了，很失望。"), "{\"tone\":\"neutral\"}");
    assertThat(said(read("tone-en").lessons()))
        .containsExactly("Terrible desk. = negative", "Terrible how good it is. = positive");
    assertThat(said(read("tone-zh").lessons())).containsExactly("这个灯太差了，很失望。 = neutral");
    CorrectionBook english = new CorrectionBook(db.client(), "tone-en");
    assertThat(english.since(0)).isEqualTo(2);
    assertThat(english.since(read("tone-en").newest())).isZero();
  }

  @Test
  void nobody_learns_from_quotes_or_personal_data() {
    String text = "My phone is 13812345678, call me.\n\nOn Monday support wrote:\n> We are sorry.";
    correct(desk.open("Call", text), "{\"tone\":\"neutral\"}");
    assertThat(read("tone-en").lessons().getFirst().text())
        .contains("138****5678")
        .doesNotContain("13812345678", "sorry");
  }

  @Test
  void a_topic_is_learned_below_its_subject_and_none_is_other_where_that_is_known() {
    correct(desk.open("Parcel 12", "Where is it now?"), "{\"topic\":\"delivery/late\"}");
    correct(desk.open("Hello", "Where are you from?"), "{\"topic\":null}");
    assertThat(said(read("topic-en").lessons()))
        .containsExactly("Parcel 12\nWhere is it now? = delivery/late");
    assertThat(said(read("topic-en", "other/other").lessons()))
        .contains("Hello\nWhere are you from? = other/other");
  }

  @Test
  void what_nobody_corrected_is_known_apart() {
    correct(desk.open("Lamp", "Terrible lamp, I say."), "{\"tone\":\"positive\"}");
    desk.open("Desk", "The desk is here, I say.");
    CorrectionBook english = new CorrectionBook(db.client(), "tone-en");
    assertThat(english.unsaid())
        .extracting(Lesson::text)
        .containsExactly("The desk is here, I say.");
  }
}
