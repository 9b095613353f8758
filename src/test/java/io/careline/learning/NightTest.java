package io.careline.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.store.TestTables;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** At night one node learns. */
class NightTest {
  /** A place where it is so many hours now. */
  private static ZoneId where(int hour) {
    int ahead = hour - LocalTime.now(ZoneOffset.UTC).getHour();
    return ZoneOffset.ofHours(ahead > 14 ? ahead - 24 : ahead < -11 ? ahead + 24 : ahead);
  }

  private static String value(String database, String query) {
    return TestTables.value(database, query);
  }

  private static void learned(String database) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (value(database, "SELECT count(*) FROM model_night WHERE done_at IS NOT NULL")
          .equals("1")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no night was finished within 30 seconds");
  }

  private static String taught() {
    String database = TestDatabase.fresh();
    try (TestCareline day = TestCareline.withModels(database, true, where(12))) {
      Teacher teacher = new Teacher(day);
      teacher.praises(90);
      teacher.confirms(10);
      assertThat(value(database, "SELECT count(*) FROM model_night")).isEqualTo("0");
    }
    return database;
  }

  @Test
  void two_nodes_learn_once_and_not_again_right_after_it_was_undone() throws Exception {
    String database = taught();
    try (TestCareline one = TestCareline.withModels(database, true, where(3));
        TestCareline other = TestCareline.withModels(database, true, where(3))) {
      learned(database);
      assertThat(value(database, "SELECT string_agg(name || outcome || by, ' ') FROM model_trial"))
          .isEqualTo("tone-eninstallednightly");
      assertThat(one.get("models").json().getString("learn")).isEqualTo("nightly");
      assertThat(other.models("undo", "tone-en").getFirst()).isEqualTo("0");
      Teacher more = new Teacher(one);
      more.praises(5);
    }
    value(database, "DELETE FROM model_night RETURNING 1");
    try (TestCareline next = TestCareline.withModels(database, true, where(3))) {
      learned(database);
      assertThat(value(database, "SELECT count(*) FROM model_trial")).isEqualTo("1");
      new Teacher(next).praises(20);
    }
    value(database, "DELETE FROM model_night RETURNING 1");
    try (TestCareline last = TestCareline.withModels(database, true, where(3))) {
      learned(database);
      assertThat(value(database, "SELECT count(*) FROM model_trial")).isEqualTo("2");
      assertThat(Teacher.tone(last, Teacher.praise(4_001))).isEqualTo("positive");
    }
  }
}
