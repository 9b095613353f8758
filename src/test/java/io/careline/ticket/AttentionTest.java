package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.reading.ReadingDesk;
import io.careline.store.Db;
import io.careline.store.TestTables;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What most needs somebody stands first, and lists are filtered by what was read. */
class AttentionTest {
  private static final String URGENT = "{\"priority\":\"urgent\"}";
  private static final String LOW = "{\"priority\":\"low\"}";

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

  private static String open(String tag, String text, String more) {
    JsonObject wish = new JsonObject(more).put("tags", new io.vertx.core.json.JsonArray().add(tag));
    return desk.open("About " + tag, text, wish).getString("number");
  }

  @Test
  void a_negative_tone_and_urgency_raise_a_ticket_by_a_step_each() {
    String calm = open("raise", "A cup.", "{}");
    String low = open("raise", "A terrible cup.", LOW);
    String negative = open("raise", "A terrible cup.", "{}");
    String both = open("raise", "A terrible cup, urgent.", "{}");
    String urgent = open("raise", "A cup.", URGENT);
    assertThat(desk.numbers("tag=raise&sort=attention"))
        .containsExactly(both, urgent, negative, calm, low);
    assertThat(desk.numbers("tag=raise&sort=-attention"))
        .containsExactly(low, calm, negative, urgent, both);
    assertThat(desk.ticket(both).getInteger("attention")).isEqualTo(3);
  }

  @Test
  void it_moves_with_priority_tone_and_the_end() {
    String number = open("moves", "A terrible cup, urgent.", "{}");
    app.patch("tickets/" + number, new JsonObject().put("priority", "high"));
    assertThat(desk.ticket(number).getInteger("attention")).isEqualTo(4);
    desk.says(number, "Thank you.");
    assertThat(desk.ticket(number).getInteger("attention")).isEqualTo(3);
    JsonObject solved = new JsonObject().put("status", "solved");
    assertThat(app.patch("tickets/" + number, solved).json().getInteger("attention")).isEqualTo(2);
  }

  @Test
  void pages_follow_each_other_without_gap_and_repetition() {
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      opened.add(open("pages", i % 3 == 0 ? "terrible" : "A cup.", i % 5 == 0 ? URGENT : "{}"));
    }
    for (String sort : List.of("attention", "-attention")) {
      List<String> seen = new ArrayList<>();
      String query = "tickets?tag=pages&limit=4&sort=" + sort;
      String next = "";
      while (next != null) {
        JsonObject page = app.get(query + (next.isEmpty() ? "" : "&cursor=" + next)).json();
        page.getJsonArray("items").forEach(t -> seen.add(((JsonObject) t).getString("number")));
        next = page.getString("next");
      }
      assertThat(seen).containsExactlyElementsOf(desk.numbers("tag=pages&sort=" + sort));
      assertThat(seen).containsExactlyInAnyOrderElementsOf(opened);
    }
  }

  @Test
  void a_cursor_of_another_sort_or_a_forged_one_is_refused() {
    open("forged", "A cup.", "{}");
    open("forged", "A cup.", "{}");
    String next = app.get("tickets?tag=forged&limit=1&sort=attention").json().getString("next");
    assertThat(app.get("tickets?sort=nextBreach&cursor=" + next).status()).isEqualTo(422);
    for (String position : List.of("attention|x|1", "attention|99999|1", "attention||1")) {
      String forged =
          java.util.Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(position.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(app.get("tickets?sort=attention&cursor=" + forged).status()).isEqualTo(422);
    }
  }

  @Test
  void lists_are_filtered_by_what_was_read() {
    String late = open("filter", "Terrible, it is late. My lawyer knows.", "{}");
    String defect = open("filter", "坏了，紧急", "{}");
    String plain = open("filter", "A cup.", "{}");
    assertThat(desk.numbers("tag=filter&tone=negative")).containsExactly(late);
    assertThat(desk.numbers("tag=filter&topic=delivery")).containsExactly(late);
    assertThat(desk.numbers("tag=filter&topic=delivery/late")).containsExactly(late);
    assertThat(desk.numbers("tag=filter&topic=delivery/lost")).isEmpty();
    assertThat(desk.numbers("tag=filter&topic=none")).containsExactly(plain);
    assertThat(desk.numbers("tag=filter&signal=anger")).containsExactly(late);
    assertThat(desk.numbers("tag=filter&signal=urgency")).containsExactly(defect);
    assertThat(desk.numbers("tag=filter&language=zh")).containsExactly(defect);
    for (String bad : List.of("tone=sad", "topic=no/such", "signal=joy", "language=fr")) {
      assertThat(app.get("tickets?" + bad).status()).as(bad).isEqualTo(422);
    }
  }

  @Test
  void another_weight_moves_the_open_tickets() {
    String number = open("weight", "A terrible cup.", "{}");
    Vertx vertx = Vertx.vertx();
    Db db = new Db(vertx, app.databaseUrl, 4);
    try {
      weigh(db, 3);
      assertThat(desk.ticket(number).getInteger("attention")).isEqualTo(4);
      weigh(db, 0);
      assertThat(desk.ticket(number).getInteger("attention")).isEqualTo(1);
      weigh(db, 1);
    } finally {
      db.close().await();
      vertx.close().await();
    }
  }

  private static void weigh(Db db, int tone) {
    Attention.weigh(db, tone);
    String kept = TestTables.value(app.databaseUrl, "SELECT tone FROM attention_weight");
    assertThat(kept).isEqualTo("" + tone);
  }
}
