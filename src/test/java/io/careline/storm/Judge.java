package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;

/** What every storm has to end with, whatever its size. */
final class Judge {
  private Judge() {}

  static void require(Report report) {
    SoftAssertions all = new SoftAssertions();
    Verdict verdict = report.verdict();
    all.assertThat(verdict.details()).as("messages with a wrong end").isEmpty();
    for (Verdict.Wrong wrong : Verdict.Wrong.values()) {
      all.assertThat(verdict.count(wrong)).as(wrong.toString()).isZero();
    }
    all.assertThat(report.notFound()).as("not found through the API").isEmpty();
    all.assertThat(report.broken()).as("what has to be zero in the database").isEmpty();
    all.assertThat(report.caughtUp()).as("followers have caught up").isTrue();
    all.assertThat(report.health()).as("ready").startsWith("200").contains("\"lag\":0");
    for (WatcherReport watcher : report.watchers()) {
      all.assertThat(watcher.missed()).as("tickets never shown live").isEmpty();
      all.assertThat(watcher.invented()).as("tickets shown but not there").isEmpty();
      all.assertThat(watcher.faults()).as("faults of the live socket").isEmpty();
    }
    all.assertAll();
    // A storm in which nothing came through, or nothing was at risk, has shown nothing.
    assertThat(verdict.acknowledged()).isGreaterThan(report.plan().messages() / 2);
    assertThat(verdict.refused()).isPositive();
    assertThat(report.secondsAfterKill()).hasSize(report.plan().kills());
    assertThat(report.secondsAfterStop()).hasSize(report.plan().stops());
  }
}
