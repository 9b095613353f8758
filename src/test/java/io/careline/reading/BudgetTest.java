package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final AtomicLong now = new AtomicLong(5_000_000_000L);
  private final Budget budget = new Budget(10, 30, now::get);

  @Test
  void what_was_saved_may_go_at_once_and_then_one_for_each_tenth() {
    assertThat(taken(100)).isEqualTo(30);
    now.addAndGet(99_000_000);
    assertThat(budget.take()).isFalse();
    now.addAndGet(1_000_000);
    assertThat(taken(5)).isEqualTo(1);
  }

  @Test
  void a_quiet_hour_saves_up_no_more_than_that() {
    now.addAndGet(3_600_000_000_000L);
    assertThat(taken(100)).isEqualTo(30);
  }

  private long taken(int asked) {
    return IntStream.range(0, asked).filter(_ -> budget.take()).count();
  }
}
