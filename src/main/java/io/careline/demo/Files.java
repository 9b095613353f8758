package io.careline.demo;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.Attachments;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What people attach: a photo of the thing, or what it wrote down about itself. */
final class Files {
  private static final Sql DATE =
      new Sql("demo.attached-at", "UPDATE attachment SET created_at = $2 WHERE id = $1");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final List<String> LINES =
      List.of(
          "wan: link up, 1000 full",
          "wan: link down",
          "wan: dhcp lease renewed, 86400 s",
          "wlan1: channel 44 busy 71 %, staying",
          "wlan0: station joined, rssi -61",
          "wlan0: station left, reason 8",
          "wlan1: station joined, rssi -74",
          "cloud: connected",
          "cloud: timeout after 30 s, next try in 60 s",
          "update: nothing new",
          "thermal: 58 C",
          "watchdog: restarted wlan1");

  private Files() {}

  /** A file with its bytes. */
  record File(String name, String type, byte[] bytes) {}

  static File of(String kind, Instant at, Random random) {
    return switch (kind) {
      case "photo" ->
          new File(
              "IMG_%04d.png".formatted(1_000 + random.nextInt(9_000)),
              "image/png",
              Photo.of(random));
      case "label" -> new File("return-label.png", "image/png", Photo.label(random));
      case "log" -> new File("device-log.txt", "text/plain", log(at, random));
      default -> throw new IllegalArgumentException(kind + " is no kind of file");
    };
  }

  private static byte[] log(Instant at, Random random) {
    StringBuilder text = new StringBuilder();
    Instant time = at.minusSeconds(7_200);
    while (time.isBefore(at)) {
      text.append(STAMP.format(time))
          .append("  ")
          .append(LINES.get(random.nextInt(LINES.size())))
          .append('\n');
      time = time.plusSeconds(30 + random.nextInt(400));
    }
    return Buffer.buffer(text.toString()).getBytes();
  }

  static void store(SqlClient tx, long interactionId, String by, File file, Instant at) {
    JsonObject stored =
        Attachments.put(
            tx,
            Optional.of(interactionId),
            by,
            file.name(),
            file.type(),
            Optional.empty(),
            Buffer.buffer(file.bytes()));
    Db.run(tx, DATE, stored.getString("id"), at.atOffset(ZoneOffset.UTC));
  }
}
