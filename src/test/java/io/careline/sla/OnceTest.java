package io.careline.sla;

import static io.careline.sla.SlaDeskSide.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.careline.TestCareline;
import io.careline.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each step fires once: over a standstill, over two nodes, and whatever a wall clock does. */
class OnceTest {
  private static final int TICKETS = 200;
  private final Policies policies =
      new Policies().policy("resolution: {time: PT6S, calendar: always, ladder: [{at: 50%}]}");
  private final String database = TestDatabase.fresh();

  private static void open(TestCareline app) {
    IntStream.range(0, TICKETS)
        .parallel()
        .forEach(i -> assertThat(app.ticket("Ticket " + i, "once@example.org")).isNotNull());
  }

  private long count(String sql) {
    return Rows.count(database, sql);
  }

  private void everyStepFiredOnce() {
    String facts = "SELECT count(*) FROM journal WHERE name = 'sla.resolution.%s'";
    until(() -> count(facts.formatted("breached")), n -> n >= TICKETS);
    assertThat(count(facts.formatted("breached"))).isEqualTo(TICKETS);
    assertThat(count(facts.formatted("warned"))).isEqualTo(TICKETS);
    assertThat(
            count(
                "SELECT count(DISTINCT ticket_id) FROM journal WHERE name ="
                    + " 'sla.resolution.breached'"))
        .isEqualTo(TICKETS);
    assertThat(count("SELECT count(*) FROM sla_clock WHERE state = 'breached'")).isEqualTo(TICKETS);
  }

  @Test
  void what_was_due_while_careline_was_down_fires_once_after_the_start() throws Exception {
    try (TestCareline app = TestCareline.withPolicies(database, policies.folder)) {
      open(app);
    }
    Thread.sleep(7_000); // the promise has to pass while nobody is there
    try (TestCareline app = TestCareline.withPolicies(database, policies.folder)) {
      everyStepFiredOnce();
    }
  }

  @Test
  void two_nodes_share_what_is_due_and_each_step_fires_once() throws Exception {
    try (TestCareline one = TestCareline.withPolicies(database, policies.folder);
        TestCareline two = TestCareline.withPolicies(database, policies.folder)) {
      open(one);
      everyStepFiredOnce();
    }
  }

  /** Times that decide come from the database, so a wall clock that jumps changes nothing. */
  @Test
  void nothing_here_asks_the_clock_of_the_process() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.careline.sla..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.careline.sla"));
  }
}
