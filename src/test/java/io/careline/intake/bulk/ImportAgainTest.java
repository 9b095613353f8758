package io.careline.intake.bulk;

import static io.careline.intake.bulk.Import.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was sent before, twice, at the same time, in vain or only in part. */
class ImportAgainTest {
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

  private static JsonObject[] lines(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> line(prefix + "-" + i))
        .toArray(JsonObject[]::new);
  }

  private static void counts(JsonObject report, long imported, long known) {
    assertThat(report.getLong("imported")).isEqualTo(imported);
    assertThat(report.getLong("known")).isEqualTo(known);
    assertThat(report.getLong("read"))
        .isEqualTo(imported + known + report.getLong("refused").longValue());
  }

  private static long tickets(String prefix) {
    return past.count("SELECT count(*) FROM ticket WHERE external_id LIKE '" + prefix + "-%'");
  }

  @Test
  void a_repeat_changes_nothing() {
    counts(past.lines("", lines("A", 3)), 3, 0);
    JsonObject before = past.ticket("A-1");
    JsonObject other = line("A-1").put("subject", "Something else").put("status", "open");
    counts(past.lines("", line("A-0"), other, line("A-3")), 1, 2);
    assertThat(past.ticket("A-1")).isEqualTo(before);
    assertThat(tickets("A")).isEqualTo(4);
  }

  @Test
  void the_second_line_of_a_name_is_known() {
    JsonObject[] many = lines("B", 450);
    List<JsonObject> twice = new ArrayList<>(List.of(many));
    twice.add(1, line("B-0"));
    twice.add(line("B-5"));
    counts(past.lines("?dryRun=true", twice.toArray(JsonObject[]::new)), 450, 2);
    counts(past.lines("", twice.toArray(JsonObject[]::new)), 450, 2);
  }

  @Test
  void a_dry_run_stores_nothing_and_answers_the_same() {
    past.lines("", line("C-0"));
    long facts = past.count("SELECT max(seq) FROM journal");
    long customers = past.count("SELECT count(*) FROM customer");
    String text = Import.text(lines("C", 3)) + "\n{}\n";
    JsonObject dry = Import.report(past.text("?dryRun=true", text));
    counts(dry, 2, 1);
    assertThat(dry.getLong("refused")).isEqualTo(1);
    assertThat(tickets("C")).isEqualTo(1);
    assertThat(past.count("SELECT max(seq) FROM journal")).isEqualTo(facts);
    assertThat(past.count("SELECT count(*) FROM customer")).isEqualTo(customers);
    assertThat(Import.report(past.text("", text))).isEqualTo(dry);
  }

  @Test
  void two_who_import_the_same_at_once_import_it_once() {
    List<CompletableFuture<JsonObject>> both = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      both.add(CompletableFuture.supplyAsync(() -> past.lines("", lines("D", 500))));
    }
    long imported = both.stream().mapToLong(one -> one.join().getLong("imported")).sum();
    assertThat(imported).isEqualTo(500);
    assertThat(tickets("D")).isEqualTo(500);
  }

  @Test
  void a_cut_connection_leaves_whole_tickets_and_a_repeat_goes_on() throws IOException {
    String text = Import.text(lines("E", 450));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.careline.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/import/tickets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                  + TestCareline.TOKEN
                  + "\r\nContent-Type: application/x-ndjson\r\nContent-Length: 9999999\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      Import.await(() -> tickets("E") == 400);
    }
    String whole =
        "SELECT count(*) FROM interaction i JOIN ticket t ON t.id = i.ticket_id"
            + " WHERE t.external_id LIKE 'E-%'";
    assertThat(past.count(whole)).isEqualTo(800);
    counts(past.lines("", lines("E", 450)), 50, 400);
    assertThat(past.count(whole)).isEqualTo(900);
  }
}
