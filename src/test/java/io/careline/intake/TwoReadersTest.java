package io.careline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.careline.store.TestTables;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two nodes read the same pile, and every message answers for itself alone. */
class TwoReadersTest {
  private static final int MESSAGES = 600;

  /** Slow enough that the nodes meet at the same messages; every seventh cannot be stored. */
  private static final String[] POISON = {
    """
    CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_sleep(0.002);
      IF NEW.subject LIKE 'Poison%' THEN RAISE EXCEPTION 'poisoned by %', NEW.subject; END IF;
      RETURN NEW;
    END $$\
    """,
    "CREATE TRIGGER poison BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION poison()"
  };

  private static final String PILE =
      """
      INSERT INTO arrival (channel, dedup_key, envelope, raw)
      SELECT 'mail', 'pile:' || n, '{"from": "ada@example.org", "recipients": ["support@localhost"]}',
             convert_to('From: ada@example.org' || E'\\r\\n' || 'Subject: ' ||
                        CASE WHEN mod(n, 7) = 0 THEN 'Poison ' ELSE 'Good ' END || n || E'\\r\\n\\r\\nText', 'UTF8')
        FROM generate_series(1, %d) n\
      """
          .formatted(MESSAGES);

  @Test
  void a_good_message_is_never_set_aside_for_the_fault_of_another() throws Exception {
    String url = TestDatabase.fresh();
    try (TestCareline one = TestCareline.start(url, Optional.empty());
        TestCareline two = TestCareline.start(url, Optional.empty())) {
      TestTables.execute(one.databaseUrl, POISON);
      TestTables.execute(two.databaseUrl, PILE);
      for (int i = 0; count(url, "state = 'waiting'") > 0; i++) {
        assertThat(i).as("rounds of waiting").isLessThan(1_200);
        Thread.sleep(100);
      }
    }
    String wrongly = "state = 'quarantined' AND position('Good' IN convert_from(raw, 'UTF8')) > 0";
    assertThat(count(url, wrongly)).isZero();
    assertThat(count(url, "state = 'quarantined'")).isEqualTo(MESSAGES / 7);
    assertThat(count(url, "state = 'read'")).isEqualTo(MESSAGES - MESSAGES / 7);
    String own =
        "state = 'quarantined' AND error NOT LIKE '%' || substring(convert_from(raw, 'UTF8'),"
            + " 'Poison [0-9]+') || '%'";
    assertThat(count(url, own)).as("set aside with another's error").isZero();
  }

  private static int count(String url, String where) {
    return Integer.parseInt(TestTables.value(url, "SELECT count(*) FROM arrival WHERE " + where));
  }
}
