package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {
  private static final long SECOND = 1_000_000_000L;

  private static int taken(Allowance allowance, int wanted, long now) {
    int taken = 0;
    for (int i = 0; i < wanted; i++) {
      taken += allowance.take(now) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void so_many_at_once_and_then_so_many_a_second() {
    Allowance allowance = new Allowance(20, 5, 0);
    assertThat(taken(allowance, 100, 0)).isEqualTo(20);
    assertThat(taken(allowance, 100, SECOND)).isEqualTo(5);
    assertThat(taken(allowance, 100, SECOND)).isZero();
    assertThat(taken(allowance, 100, 1_000 * SECOND))
        .as("a long rest saves up no more")
        .isEqualTo(20);
  }

  @Test
  void asking_too_often_does_not_make_the_wait_longer() {
    Allowance allowance = new Allowance(1, 1, 0);
    assertThat(allowance.take(0)).isTrue();
    int taken = 0;
    for (int i = 1; i <= 1_000; i++) {
      taken += allowance.take(i * SECOND / 100) ? 1 : 0;
    }
    assertThat(taken).isBetween(9, 10);
  }
}
