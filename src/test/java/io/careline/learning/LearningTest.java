package io.careline.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What agents correct is learned, by all nodes, and can be undone. The steps follow one another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LearningTest {
  private static final String TEXT = Teacher.praise(4_001);
  private static TestCareline first;
  private static TestCareline second;
  private static Teacher teacher;
  private static String before;

  @BeforeAll
  static void start() {
    String database = TestDatabase.fresh();
    first = TestCareline.withModels(database, false, ZoneOffset.UTC);
    second = TestCareline.withModels(database, false, ZoneOffset.UTC);
    teacher = new Teacher(first);
    before = Teacher.tone(first, TEXT);
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  private static void eventually(BooleanSupplier true_) throws InterruptedException {
    for (int i = 0; i < 100 && !true_.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(true_.getAsBoolean()).isTrue();
  }

  private static String value(String query) {
    return TestTables.value(first.databaseUrl, query);
  }

  @Test
  @Order(1)
  void a_few_corrections_change_nothing() {
    assertThat(before).isNotEqualTo("positive");
    teacher.praises(8);
    assertThat(first.learn().getFirst()).contains("tone-en: kept").contains("needed");
    assertThat(Teacher.tone(first, TEXT)).isEqualTo(before);
    assertThat(teacher.trials()).isEmpty();
    assertThat(Teacher.model(first, "tone-en").getInteger("waiting")).isEqualTo(8);
  }

  @Test
  @Order(2)
  void what_was_corrected_often_is_read_so_by_every_node() throws Exception {
    teacher.praises(110);
    teacher.confirms(20);
    List<String> told = first.learn();
    assertThat(told.getFirst()).contains("tone-en: installed");
    assertThat(told.get(1)).contains("tone-zh: kept");
    for (TestCareline node : List.of(first, second)) {
      eventually(() -> Teacher.tone(node, TEXT).equals("positive"));
      assertThat(Teacher.tone(node, "It broke, this is terrible.")).isEqualTo("negative");
      assertThat(Teacher.tone(node, "这个质量太差了，很失望")).isEqualTo("negative");
    }
    JsonObject model = Teacher.model(second, "tone-en");
    assertThat(model.getString("version")).isNotEqualTo(model.getString("shippedVersion"));
    assertThat(model.getString("installedVersion")).isEqualTo(model.getString("version"));
    assertThat(model.getJsonObject("card").getString("parent"))
        .isEqualTo(model.getString("shippedVersion"));
    assertThat(model.getBoolean("newerShipped")).isFalse();
    assertThat(model.getInteger("waiting")).isZero();
  }

  @Test
  @Order(3)
  void the_trial_the_switch_and_the_reading_say_which_models_they_were() {
    JsonObject trial = teacher.trials().getJsonObject(0);
    assertThat(trial.getString("outcome")).isEqualTo("installed");
    JsonObject measures = trial.getJsonObject("measures");
    assertThat(measures.getJsonObject("candidate").getDouble("accuracy"))
        .isGreaterThan(measures.getJsonObject("present").getDouble("accuracy"));
    String version = Teacher.model(first, "tone-en").getString("version");
    assertThat(value("SELECT detail ->> 'version' FROM audit WHERE action = 'model.installed'"))
        .isEqualTo(version);
    first.ticket("Newly read", "new@example.org");
    assertThat(value("SELECT reading ->> 'models' FROM interaction ORDER BY id DESC LIMIT 1"))
        .contains("tone-en@" + version)
        .contains("tone-zh@");
  }

  @Test
  @Order(4)
  void a_candidate_that_is_not_better_is_not_installed() {
    String version = Teacher.model(first, "tone-en").getString("version");
    assertThat(first.learn().getFirst()).contains("tone-en: kept " + version);
    JsonObject trial = teacher.trials().getJsonObject(0);
    assertThat(trial.getString("outcome")).isEqualTo("not-more-right");
    assertThat(Teacher.model(first, "tone-en").getString("version")).isEqualTo(version);
    assertThat(value("SELECT count(*) FROM model")).isEqualTo("1");
  }

  @Test
  @Order(5)
  void a_stored_model_that_is_broken_stops_no_start_and_is_shown() {
    String bytes = "(SELECT bytes FROM model ORDER BY id LIMIT 1)";
    value(
        "INSERT INTO model (name, version, parent, shipped, card, bytes, installed_by) SELECT"
            + " 'tone-en', 'broken', parent, 'older', card, substring("
            + bytes
            + " FOR 9000), 'command' FROM model LIMIT 1 RETURNING 'done'");
    try (TestCareline third = TestCareline.withModels(first.databaseUrl, false, ZoneOffset.UTC)) {
      JsonObject model = Teacher.model(third, "tone-en");
      assertThat(model.getString("fault")).isNotBlank();
      assertThat(model.getString("version")).isEqualTo(model.getString("shippedVersion"));
      assertThat(model.getString("installedVersion")).isEqualTo("broken");
      assertThat(model.getBoolean("newerShipped")).isTrue();
      assertThat(Teacher.tone(third, TEXT)).isEqualTo(before);
      JsonObject undo = new JsonObject().put("name", "tone-en");
      assertThat(third.post("models/undo", undo).status()).isEqualTo(200);
      assertThat(Teacher.tone(third, TEXT)).isEqualTo("positive");
    }
  }

  @Test
  @Order(6)
  void an_undone_switch_is_undone_on_every_node() throws Exception {
    JsonObject undo = new JsonObject().put("name", "tone-en");
    JsonObject after = first.post("models/undo", undo).json();
    assertThat(after.getJsonArray("items").getJsonObject(0).getValue("installedVersion")).isNull();
    assertThat(Teacher.tone(first, TEXT)).isEqualTo(before);
    eventually(() -> Teacher.tone(second, TEXT).equals(before));
    assertThat(first.post("models/undo", undo).status()).isEqualTo(409);
    assertThat(first.post("models/undo", new JsonObject().put("name", "tone-xx")).status())
        .isEqualTo(404);
    assertThat(teacher.trials().getJsonObject(1).getString("undoneAt")).isNotBlank();
    assertThat(value("SELECT count(*) FROM audit WHERE action = 'model.undone'")).isEqualTo("2");
  }

  @Test
  @Order(7)
  void the_command_shows_and_undoes_as_well() throws Exception {
    assertThat(first.learn().getFirst()).contains("tone-en: installed");
    eventually(() -> Teacher.tone(second, TEXT).equals("positive"));
    assertThat(first.models()).hasSize(5).anyMatch(line -> line.contains("by command"));
    assertThat(first.models("undo", "tone-en", "shipped").getFirst()).isEqualTo("0");
    assertThat(first.models("undo", "tone-en").getFirst()).isEqualTo("1");
    assertThat(first.models("forget").getFirst()).isEqualTo("2");
    eventually(() -> Teacher.tone(second, TEXT).equals(before));
  }
}
