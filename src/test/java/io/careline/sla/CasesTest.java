package io.careline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.sla.clock.Clock;
import io.careline.sla.clock.LedgerEntry;
import io.careline.sla.policy.Mark;
import io.careline.sla.policy.PolicySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs {@code src/test/resources/sla/cases.md}, which supervisors can read and add to. */
class CasesTest {
  private static final Path TABLE = Path.of("src/test/resources/sla/cases.md");

  @TestFactory
  Stream<DynamicTest> every_case_of_the_table_holds() throws IOException {
    List<CaseRow> rows = Files.readAllLines(TABLE).stream().flatMap(CaseRow::of).toList();
    assertThat(rows).hasSizeGreaterThan(50);
    return rows.stream().map(row -> DynamicTest.dynamicTest(row.name(), () -> holds(row)));
  }

  private static void holds(CaseRow row) {
    List<Clock> clocks =
        new Hypothesis(PolicySet.NONE, row.question())
            .clocks(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(clocks.stream().map(row::seen).toList()).containsExactlyElementsOf(row.expected());
    clocks.forEach(clock -> proves(clock, row));
  }

  /** The ledger covers all time from the start to the due time, and counts what was promised. */
  private static void proves(Clock clock, CaseRow row) {
    Instant at = clock.startedAt();
    Duration counted = Duration.ZERO;
    for (LedgerEntry entry : clock.ledger().entries()) {
      assertThat(entry.from()).isEqualTo(at);
      assertThat(entry.to()).isAfter(at);
      counted = entry.counted() ? counted.plus(entry.length()) : counted;
      at = entry.to();
    }
    assertThat(at).isEqualTo(clock.dueAt().orElse(row.until()));
    if (clock.dueAt().isPresent() && !clock.manual()) {
      Duration promised = row.promised(clock.target());
      assertThat(counted).isEqualTo(promised);
      assertThat(clock.steps())
          .anyMatch(
              step -> step.step().key().equals(Mark.DUE) && step.at().equals(clock.dueAt().get()));
    }
  }
}
