package io.careline;

import io.careline.admin.Metrics;
import io.careline.http.Contract;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * What a start needs and what waits for nothing: begun at once, on threads of its own, while the
 * database starts. A start after a crash is what everybody waits for.
 */
final class Headstart {
  /** Vert.x, and what it is measured with. */
  record Machine(Vertx vertx, Metrics metrics) {}

  private final CompletableFuture<Contract> contract;
  private final CompletableFuture<Machine> machine;

  private Headstart() {
    this.contract = begin("contract", Contract::load);
    // Reads the log's settings meanwhile, since Vert.x writes into the log from its first step on.
    LoggerFactory.getILoggerFactory();
    this.machine = begin("machine", Headstart::build);
  }

  static Headstart begin() {
    return new Headstart();
  }

  private static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work, run -> Thread.ofPlatform().name("headstart-" + name).daemon().start(run));
  }

  private static Machine build() {
    Metrics metrics = new Metrics();
    Vertx vertx =
        Vertx.builder()
            .with(new VertxOptions().setMetricsOptions(Metrics.options()))
            .withMetrics(metrics.factory())
            .build();
    return new Machine(vertx, metrics);
  }

  Machine machine() {
    return machine.join();
  }

  Contract contract() {
    return contract.join();
  }

  /** Ends what was begun, when the start has failed. */
  void end() {
    machine.thenCompose(one -> one.vertx().close().toCompletionStage());
  }
}
