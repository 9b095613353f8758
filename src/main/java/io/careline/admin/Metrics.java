package io.careline.admin;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Figures for Prometheus: Vert.x's own, the JVM's, and what Careline has waiting. */
public final class Metrics {
  private static final Sql WAITING =
      new Sql(
          "metrics.waiting",
          """
          SELECT (SELECT count(*) FROM arrival WHERE state = 'waiting') AS arrivals,
                 (SELECT count(*) FROM arrival WHERE state = 'quarantined') AS quarantined,
                 (SELECT count(*) FROM outbox WHERE state = 'waiting') AS outbox,
                 (SELECT count(*) FROM attachment_text WHERE state = 'waiting') AS files\
          """);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong arrivals = new AtomicLong();
  private final AtomicLong quarantined = new AtomicLong();
  private final AtomicLong outbox = new AtomicLong();
  private final AtomicLong files = new AtomicLong();

  public Metrics() {
    gauge("careline_arrivals_waiting", "Messages stored and not read yet", arrivals::get);
    gauge("careline_arrivals_quarantined", "Messages set aside", quarantined::get);
    gauge("careline_outbox_waiting", "Effects that are to be done", outbox::get);
    gauge("careline_files_waiting", "Files whose text was not extracted yet", files::get);
    new io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics().bindTo(registry);
    new io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics().bindTo(registry);
    new io.micrometer.core.instrument.binder.system.ProcessorMetrics().bindTo(registry);
  }

  /** What Vert.x measures itself with. */
  public MicrometerMetricsFactory factory() {
    return new MicrometerMetricsFactory(registry);
  }

  public static MicrometerMetricsOptions options() {
    return new MicrometerMetricsOptions()
        .setEnabled(true)
        .setLabels(
            EnumSet.of(Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME));
  }

  /** A figure that is asked for when somebody looks. */
  public void gauge(String name, String meaning, LongSupplier value) {
    Gauge.builder(name, value::getAsLong).description(meaning).register(registry);
  }

  /** Mounts {@code /metrics}; what has to be counted is counted when somebody looks. */
  public void mount(Router router, Db db) {
    router
        .get("/metrics")
        .handler(
            context ->
                Db.send(db.client(), WAITING)
                    .onComplete(
                        counted -> {
                          if (counted.succeeded()) {
                            var row = counted.result().iterator().next();
                            arrivals.set(row.getLong("arrivals"));
                            quarantined.set(row.getLong("quarantined"));
                            outbox.set(row.getLong("outbox"));
                            files.set(row.getLong("files"));
                          }
                          context
                              .response()
                              .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                              .end(Buffer.buffer(registry.scrape()));
                        }));
  }
}
