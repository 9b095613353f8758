package io.careline.language.meaning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads that ask models, and the questions that wait for them. Platform threads, since what
 * they do is computing; they end when they have been idle, and the last one to end says so.
 */
final class Thinkers implements AutoCloseable {
  static final int WAITING = 128;
  private static final long PATIENCE_SECONDS = 5;

  private final ThreadPoolExecutor pool;
  private final Runnable idle;
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicInteger named = new AtomicInteger();

  /**
   * @param idle told each time when no thread is left, by the last one
   */
  Thinkers(int threads, Duration patience, Runnable idle) {
    this.idle = idle;
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            patience.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(WAITING),
            this::thread);
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable work) {
    Runnable counted =
        () -> {
          alive.incrementAndGet();
          try {
            work.run();
          } finally {
            if (alive.decrementAndGet() == 0) {
              idle.run();
            }
          }
        };
    return Thread.ofPlatform()
        .name("careline-meaning-" + named.incrementAndGet())
        .daemon()
        .unstarted(counted);
  }

  /** A question and whom to answer. */
  private record Question<T>(Supplier<T> work, CompletableFuture<T> answer) implements Runnable {
    @Override
    public void run() {
      if (answer.isDone()) {
        return; // whoever asked has given up
      }
      try {
        answer.complete(work.get());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }

    void refuse() {
      answer.completeExceptionally(new MeaningRefused("Meaning is closed."));
    }
  }

  <T> CompletableFuture<T> ask(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      pool.execute(new Question<>(work, answer));
    } catch (RejectedExecutionException e) {
      String why = pool.isShutdown() ? "is closed." : "has " + WAITING + " questions waiting.";
      answer.completeExceptionally(new MeaningRefused("Meaning " + why));
    }
    return answer;
  }

  /** Asked between the parts of a long question. */
  void goOn() {
    if (pool.isShutdown()) {
      throw new MeaningRefused("Meaning is closed.");
    }
  }

  @Override
  public void close() {
    pool.shutdown();
    List<Runnable> waiting = new ArrayList<>();
    pool.getQueue().drainTo(waiting);
    waiting.forEach(question -> ((Question<?>) question).refuse());
    try {
      pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
