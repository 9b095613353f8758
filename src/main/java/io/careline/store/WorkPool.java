package io.careline.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Named threads for work that computes: reading, searching, indexing. Neither event loops nor
 * virtual threads take turns while somebody computes. The queue is bounded: who comes when it is
 * full is refused at once.
 */
public final class WorkPool implements AutoCloseable {
  private final ThreadPoolExecutor threads;

  /**
   * @param name of its threads, with a number behind
   * @param waiting how many may wait for a thread
   */
  public WorkPool(String name, int size, int waiting) {
    ThreadFactory factory = Thread.ofPlatform().name(name + "-", 1).daemon().factory();
    this.threads =
        new ThreadPoolExecutor(
            size, size, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), factory);
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Works on one of the threads; the answer comes back on the caller's context. Fails when the work
   * has not come to an end in time; what has not begun by then never begins.
   *
   * @throws java.util.concurrent.RejectedExecutionException when too much waits already
   */
  public <T> Future<T> call(Supplier<T> work, long atMostSeconds) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(work, threads).orTimeout(atMostSeconds, TimeUnit.SECONDS);
    var caller = Vertx.currentContext();
    return caller == null
        ? Future.fromCompletionStage(answer)
        : Future.fromCompletionStage(answer, caller);
  }

  /** How many wait for a thread. */
  public int waiting() {
    return threads.getQueue().size();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
