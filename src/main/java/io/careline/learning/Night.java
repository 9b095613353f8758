package io.careline.learning;

import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Sql;
import io.careline.store.WorkPool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns once a night, on one thread of one node. The night belongs to the node that takes its row
 * first; when that node dies, another takes it over once the lease has ended.
 */
public final class Night implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Night.class);
  private static final LocalTime FROM = LocalTime.of(2, 0);
  private static final LocalTime TO = LocalTime.of(5, 0);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final Sql TAKE =
      new Sql(
          "learning.take-night",
          """
          INSERT INTO model_night AS n (night, node, leased_until) VALUES ($1, $2, now() + $3 * interval '1 second')
          ON CONFLICT (night) DO UPDATE SET node = $2, leased_until = excluded.leased_until
           WHERE n.done_at IS NULL AND (n.leased_until < now() OR n.node = $2) RETURNING night\
          """);
  private static final Sql DONE =
      new Sql(
          "learning.night-done",
          "UPDATE model_night SET done_at = now() WHERE night = $1 AND node = $2");

  private final Db db;
  private final Learning learning;
  private final String node;
  private final ZoneId zone;
  private final InstantSource clock;
  private final WorkPool thread = new WorkPool("learning", 1, 1);

  public Night(Db db, Learning learning, String node, ZoneId zone, InstantSource clock) {
    this.db = db;
    this.learning = learning;
    this.node = node;
    this.zone = zone;
    this.clock = clock;
  }

  /** Waits for nights. */
  public Loop start(Room room) {
    return new Loop("learning", room.context(), this::round).start();
  }

  private long round() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
    if (!now.toLocalTime().isBefore(FROM) && now.toLocalTime().isBefore(TO) && take(now)) {
      if (thread.call(this::learn, TO.toSecondOfDay()).await()) {
        db.run(DONE, now.toLocalDate(), node);
      }
    }
    return PAUSE.toMillis();
  }

  private boolean take(LocalDateTime now) {
    return db.run(TAKE, now.toLocalDate(), node, LEASE.toSeconds()).size() == 1;
  }

  /**
   * A model that cannot be learned does not keep the others from it.
   *
   * @return whether it came to the end
   */
  private boolean learn() {
    for (String name : learning.names()) {
      try {
        if (take(LocalDateTime.ofInstant(clock.instant(), zone)) && learning.worthwhile(name)) {
          LOG.info(learning.attempt(name, "nightly").sentence());
        }
      } catch (CancellationException e) {
        return false;
      } catch (RuntimeException e) {
        LOG.warn("nothing was learned for {}", name, e);
      }
    }
    return true;
  }

  /** Ends what is being learned; the night is taken up again by another node. */
  @Override
  public void close() {
    thread.close();
  }
}
