package io.careline.search;

import io.careline.http.Refusal;
import io.careline.search.index.SearchIndex;
import io.careline.store.WorkPool;
import io.vertx.core.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Asks an index on the threads of search. Who comes when too many wait is told so. */
final class IndexCalls {
  private static final long AT_MOST_SECONDS = 10;

  private final WorkPool pool;

  IndexCalls(WorkPool pool) {
    this.pool = pool;
  }

  /** Waits for the answer, so: no event loop. */
  <T> T ask(SearchIndex index, SearchIndex.Question<T> question) {
    try {
      return pool.call(() -> index.search(question), AT_MOST_SECONDS)
          .recover(failure -> Future.failedFuture(told(failure)))
          .await();
    } catch (RejectedExecutionException e) {
      throw tooMany();
    }
  }

  private static Refusal tooMany() {
    return new Refusal.TooMany(
        "too-many-searches", "Too many searches wait. Try again in a moment.", 1);
  }

  private static Throwable told(Throwable failure) {
    return failure instanceof TimeoutException
        ? new Refusal.Unavailable("The search is busy. Try again in a moment.")
        : failure;
  }
}
