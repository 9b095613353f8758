package io.careline.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** So many callers, each doing the same again as soon as it is done, for a while. */
final class Load {
  /** One caller's one call; the number is different each time. */
  @FunctionalInterface
  interface Caller {
    void call(int number) throws Exception;
  }

  /** Each caller gets one of these, so that each has a connection of its own. */
  @FunctionalInterface
  interface Callers {
    Caller caller(int place) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param p50 and the others in milliseconds
   */
  record Result(int calls, double seconds, double p50, double p99, double most) {
    double perSecond() {
      return calls / seconds;
    }
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Load() {}

  static Result run(int callers, double seconds, Callers make) throws Exception {
    long[][] times = new long[callers][];
    AtomicReference<Exception> failed = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(callers);
    Caller[] all = new Caller[callers];
    for (int i = 0; i < callers; i++) {
      all[i] = make.caller(i);
    }
    long from = System.nanoTime();
    long until = from + (long) (seconds * 1e9);
    for (int i = 0; i < callers; i++) {
      int place = i;
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  times[place] = again(all[place], until);
                } catch (Exception e) {
                  failed.set(e);
                } finally {
                  done.countDown();
                }
              });
    }
    done.await();
    double took = (System.nanoTime() - from) / 1e9;
    if (failed.get() != null) {
      throw failed.get();
    }
    return result(times, took);
  }

  private static long[] again(Caller caller, long until) throws Exception {
    long[] times = new long[1 << 16];
    int calls = 0;
    for (long now = System.nanoTime(); now < until; ) {
      caller.call(NUMBER.incrementAndGet());
      long then = System.nanoTime();
      times[calls++ & (times.length - 1)] = then - now;
      now = then;
    }
    return Arrays.copyOf(times, Math.min(calls, times.length));
  }

  private static Result result(long[][] times, double seconds) {
    long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    int last = all.length - 1;
    return new Result(
        all.length, seconds, all[last / 2] / 1e6, all[(int) (last * 0.99)] / 1e6, all[last] / 1e6);
  }
}
