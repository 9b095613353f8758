package io.careline.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** All clients of a storm; they share its messages among them. */
final class Traffic implements AutoCloseable {
  private final Plan plan;
  private final CarelineProcess careline;
  private final ApiClient api;
  private final Ledger ledger;
  private final Instant end;
  private final AtomicInteger left;
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> writing = new ArrayList<>();

  Traffic(Plan plan, CarelineProcess careline, ApiClient api, Ledger ledger) {
    this.plan = plan;
    this.careline = careline;
    this.api = api;
    this.ledger = ledger;
    this.end = Instant.now().plus(plan.limit());
    this.left = new AtomicInteger(plan.messages());
  }

  void start() {
    Random random = new Random(plan.seed());
    for (int i = 0; i < plan.writers(); i++) {
      Random forApi = new Random(random.nextLong());
      Random forMail = new Random(random.nextLong());
      ApiWriter byApi = new ApiWriter(api, "api" + i, ledger, forApi, end);
      SmtpClient smtp = new SmtpClient(careline.smtpPort());
      MailWriter byMail = new MailWriter(smtp, "mail" + i, ledger, forMail, end);
      writing.add(clients.submit(() -> writeAll(byApi)));
      writing.add(
          clients.submit(
              () -> {
                try (smtp) {
                  return writeAll(byMail);
                }
              }));
    }
  }

  private Void writeAll(Writer writer) throws InterruptedException {
    while (left.getAndDecrement() > 0) {
      writer.write();
    }
    return null;
  }

  /** Waits until everything is settled; a client that failed fails the storm. */
  void awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
    for (Future<?> one : writing) {
      long millis = Duration.between(Instant.now(), end.plusSeconds(60)).toMillis();
      one.get(Math.max(1, millis), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    clients.shutdownNow();
    clients.close();
  }
}
