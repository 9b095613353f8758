package io.careline.store;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where decisions run: virtual-thread contexts in which straight lines with {@code await} are
 * allowed. Steps on one context never overlap, waits do; several contexts let several cores work.
 * Desks keep no changing fields, so it does not matter on which context a call runs.
 */
public final class Room {
  private final List<Context> contexts = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  /** Opens a room of so many contexts. */
  public Future<Room> open(Vertx vertx, int size) {
    DeploymentOptions options =
        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD).setInstances(size);
    return vertx.deployVerticle(Corner::new, options).map(this);
  }

  private final class Corner extends VerticleBase {
    @Override
    public Future<?> start() {
      contexts.add(context);
      return Future.succeededFuture();
    }
  }

  /** The next context, for those who stay on one. */
  public Context context() {
    return contexts.get(Math.floorMod(turn.getAndIncrement(), contexts.size()));
  }

  /** Runs work on a virtual thread; the answer comes back on the caller's context. */
  public <T> Future<T> call(Callable<T> work) {
    Promise<T> answer = Promise.promise();
    Context caller = Vertx.currentContext();
    context().runOnContext(v -> run(work, answer, caller));
    return answer.future();
  }

  private <T> void run(Callable<T> work, Promise<T> answer, Context caller) {
    try {
      T result = work.call();
      back(caller, () -> answer.complete(result));
    } catch (Throwable e) {
      back(caller, () -> answer.fail(e));
    }
  }

  private static void back(Context caller, Runnable answer) {
    if (caller == null) {
      answer.run();
    } else {
      caller.runOnContext(v -> answer.run());
    }
  }
}
