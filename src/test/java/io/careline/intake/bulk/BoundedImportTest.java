package io.careline.intake.bulk;

import static io.careline.intake.bulk.Import.OPENED;
import static io.careline.intake.bulk.Import.line;
import static io.careline.intake.bulk.Import.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However much comes, little of it is held at once: seen by what each transaction wrote. */
class BoundedImportTest {
  private static TestCareline app;
  private static Import past;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    past = new Import(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Lines that are made while they are sent. */
  private static JsonObject send(IntFunction<JsonObject> line, int count) {
    Iterable<byte[]> lines =
        () ->
            IntStream.range(0, count)
                .mapToObj(i -> (line.apply(i).encode() + "\n").getBytes(StandardCharsets.UTF_8))
                .iterator();
    return Import.report(past.call("", BodyPublishers.ofByteArrays(lines), TestCareline.TOKEN));
  }

  private static long transactions(String prefix, String what) {
    return past.count(
        "SELECT "
            + what
            + " FROM (SELECT j.xid, count(*) AS n FROM journal j JOIN ticket t ON t.id ="
            + " j.ticket_id WHERE t.external_id LIKE '"
            + prefix
            + "-%' GROUP BY j.xid) one");
  }

  @Test
  void five_thousand_lines_are_twenty_five_transactions() {
    JsonObject report = send(i -> line("N-" + i), 5_000);
    assertThat(report.getLong("imported")).isEqualTo(5_000);
    assertThat(transactions("N", "count(*)")).isEqualTo(25);
    assertThat(transactions("N", "max(n)")).isEqualTo(200);
    Import.await(() -> app.get("search?q=another").json().getLong("total") == 5_000L);
  }

  @Test
  void long_lines_are_stored_before_many_of_them_are_held() {
    JsonArray texts = new JsonArray();
    for (int i = 0; i < 5; i++) {
      texts.add(said("note", "x".repeat(190_000), OPENED));
    }
    JsonObject report = send(i -> line("L-" + i).put("interactions", texts), 40);
    assertThat(report.getLong("imported")).isEqualTo(40);
    assertThat(transactions("L", "max(n)")).isLessThanOrEqualTo(5);
  }
}
