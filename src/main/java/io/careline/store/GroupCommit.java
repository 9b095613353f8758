package io.careline.store;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Writes together what arrives together: while one commit is under way, what comes next waits and
 * goes as one batch. A single caller waits for nothing. When a batch fails, its items are tried one
 * by one, so that a bad item harms no other.
 *
 * @param <T> an item to write
 * @param <R> its result, in the order of the items
 */
public final class GroupCommit<T, R> {
  private record Waiting<T, R>(T item, Promise<R> answer) {}

  private final Context room;
  private final Function<List<T>, List<R>> write;
  private final int largest;
  private final int flightsAtMost;
  private final Queue<Waiting<T, R>> queue = new ArrayDeque<>();
  private int flights;

  /**
   * @param room a virtual-thread context on which batches are written
   * @param write writes a batch in one transaction, all or nothing
   * @param largest items in a batch at most
   * @param flightsAtMost batches under way at once
   */
  public GroupCommit(
      Context room, Function<List<T>, List<R>> write, int largest, int flightsAtMost) {
    this.room = room;
    this.write = write;
    this.largest = largest;
    this.flightsAtMost = flightsAtMost;
  }

  /** Writes an item with whatever else arrives now. The future completes after commit. */
  public Future<R> add(T item) {
    Promise<R> answer = Promise.promise();
    synchronized (this) {
      queue.add(new Waiting<>(item, answer));
    }
    takeOff();
    return answer.future();
  }

  private void takeOff() {
    List<Waiting<T, R>> batch = nextBatch();
    if (!batch.isEmpty()) {
      room.runOnContext(v -> fly(batch));
    }
  }

  private synchronized List<Waiting<T, R>> nextBatch() {
    List<Waiting<T, R>> batch = new ArrayList<>();
    if (flights < flightsAtMost) {
      while (!queue.isEmpty() && batch.size() < largest) {
        batch.add(queue.poll());
      }
      flights += batch.isEmpty() ? 0 : 1;
    }
    return batch;
  }

  private void fly(List<Waiting<T, R>> batch) {
    try {
      settle(batch);
    } finally {
      synchronized (this) {
        flights--;
      }
      takeOff();
    }
  }

  private void settle(List<Waiting<T, R>> batch) {
    try {
      List<R> results = write.apply(batch.stream().map(Waiting::item).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).answer().complete(results.get(i));
      }
    } catch (Throwable e) {
      if (batch.size() == 1) {
        batch.getFirst().answer().fail(e);
      } else {
        batch.forEach(one -> settle(List.of(one)));
      }
    }
  }
}
