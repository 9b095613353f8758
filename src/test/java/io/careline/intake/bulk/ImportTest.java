package io.careline.intake.bulk;

import static io.careline.intake.bulk.Import.OPENED;
import static io.careline.intake.bulk.Import.line;
import static io.careline.intake.bulk.Import.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets of the past come in as they were, in both languages, and nothing follows from them. */
class ImportTest {
  private static TestCareline app;
  private static Import past;

  @BeforeAll
  static void start() {
    app = TestCareline.withPolicies(TestDatabase.fresh(), Path.of("sla-policies"));
    past = new Import(app);
    app.post("teams", new JsonObject().put("name", "Returns"));
    app.post(
        "agents",
        new JsonObject()
            .put("email", "mei@desk.example")
            .put("name", "Mei")
            .put("role", "agent")
            .put("scope", "all")
            .put("teams", new JsonArray().add("Returns")));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject chinese() {
    JsonObject line = line("旧-1");
    line.put("subject", "水壶坏了").put("status", "open").put("priority", "high");
    line.put("team", "returns").put("tags", new JsonArray().add(" 退货 ").add("退货"));
    line.put("customer", new JsonObject().put("phone", "+86 138-0013-8000").put("name", "李雷"));
    line.put(
        "interactions",
        new JsonArray()
            .add(said("note", "老客户", OPENED.plusSeconds(60)).put("author", "Former Colleague"))
            .add(said("customer", "太差了，水壶坏了，第三次", OPENED))
            .add(said("reply", "马上换", OPENED.plusSeconds(30)).put("author", "MEI@desk.example")));
    return line;
  }

  @Test
  void a_ticket_comes_in_with_its_own_times_people_and_words() {
    assertThat(past.lines("", chinese()))
        .isEqualTo(
            new JsonObject(
                "{\"read\": 1, \"imported\": 1, \"known\": 0, \"refused\": 0, \"faults\": []}"));
    JsonObject ticket = past.ticket("旧-1");
    assertThat(ticket.getString("externalId")).isEqualTo("旧-1");
    assertThat(ticket.getString("subject")).isEqualTo("水壶坏了");
    assertThat(ticket.getString("status")).isEqualTo("open");
    assertThat(ticket.getString("priority")).isEqualTo("high");
    assertThat(ticket.getString("team")).isEqualTo("Returns");
    assertThat(ticket.getJsonArray("tags")).containsExactly("退货");
    assertThat(ticket.getString("createdAt")).isEqualTo(OPENED.toString());
    assertThat(ticket.getString("updatedAt")).isEqualTo(OPENED.plusSeconds(60).toString());
    assertThat(ticket.getString("snippet")).isEqualTo("马上换");
    assertThat(ticket.getJsonObject("customer").getString("phone")).isEqualTo("+8613800138000");
    assertThat(ticket.getJsonArray("sla")).isEmpty();
    assertThat(ticket.getJsonObject("sentiment").getString("label")).isEqualTo("negative");
    assertThat(ticket.getString("topic")).isEqualTo("quality/defect");
    assertThat(ticket.getString("language")).isEqualTo("zh");
  }

  @Test
  void what_was_said_stands_in_the_order_of_its_times_with_its_authors() {
    past.lines("", chinese().put("externalId", "旧-2"));
    JsonArray said = past.ticket("旧-2").getJsonArray("interactions");
    assertThat(said)
        .extracting(one -> ((JsonObject) one).getString("kind"))
        .containsExactly("customer", "reply", "note");
    assertThat(said.getJsonObject(1).getString("createdAt"))
        .isEqualTo(OPENED.plusSeconds(30).toString());
    assertThat(author(said, 0)).isEqualTo("customer 李雷");
    assertThat(author(said, 1)).isEqualTo("agent Mei");
    assertThat(author(said, 2)).isEqualTo("agent Former Colleague");
  }

  private static String author(JsonArray said, int place) {
    JsonObject author = said.getJsonObject(place).getJsonObject("author");
    return author.getString("kind") + " " + author.getString("name");
  }

  @Test
  void the_customer_is_the_one_who_writes_today() {
    String number = app.ticket("A new matter", "known@old.example");
    Object today = app.get("tickets/" + number).json().getJsonObject("customer").getLong("id");
    past.lines("", line("KNOWN"));
    assertThat(past.ticket("KNOWN").getJsonObject("customer").getLong("id")).isEqualTo(today);
  }

  @Test
  void without_a_status_a_ticket_is_over_and_nothing_calls_in_it() {
    JsonObject line = line("PLAIN");
    line.getJsonArray("interactions").getJsonObject(0).put("text", "My lawyer writes, urgent");
    past.lines("", line);
    JsonObject ticket = past.ticket("PLAIN");
    assertThat(ticket.getString("status")).isEqualTo("closed");
    assertThat(ticket.getJsonArray("signals")).isEmpty();
    assertThat(ticket.getString("language")).isEqualTo("en");
  }

  @Test
  void messages_stay_unread_when_nobody_wants_them_read() {
    past.lines("?read=false", line("UNREAD"));
    JsonObject ticket = past.ticket("UNREAD");
    assertThat(ticket.getJsonObject("sentiment")).isNull();
    assertThat(ticket.getString("topic")).isNull();
  }

  @Test
  void no_mail_no_clock_no_notice_and_no_arrival_follow() {
    long mails = past.count("SELECT count(*) FROM outbox");
    past.lines("", line("QUIET").put("status", "open"), line("QUIET2").put("status", "new"));
    Import.await(
        () ->
            past.count(
                    "SELECT seq - (SELECT max(seq) FROM journal) FROM follower WHERE name = 'sla'")
                >= 0);
    assertThat(past.count("SELECT count(*) FROM outbox")).isEqualTo(mails);
    assertThat(
            past.count(
                "SELECT count(*) FROM sla_clock JOIN ticket ON id = ticket_id"
                    + " WHERE external_id IS NOT NULL"))
        .isZero();
    assertThat(past.count("SELECT count(*) FROM notice")).isZero();
    String facts =
        "SELECT count(*) FROM journal j JOIN ticket t ON t.id = j.ticket_id"
            + " WHERE t.external_id LIKE 'QUIET%'";
    assertThat(past.count(facts)).isEqualTo(2);
    assertThat(past.count(facts + " AND j.name = 'ticket.imported'")).isEqualTo(2);
  }

  @Test
  void search_finds_its_words_and_its_name() {
    past.lines("", line("ZD-88213-A"));
    String number = past.ticket("ZD-88213-A").getString("number");
    Import.await(() -> found("88213-A").contains(number));
    assertThat(found("zd-88213-a")).contains(number);
  }

  private static String found(String query) {
    return app.get("search?q=" + query).json().getJsonArray("items").encode();
  }

  @Test
  void the_wallboard_counts_what_is_open_and_nothing_as_opened_today() {
    JsonObject before = total();
    past.lines("", line("BOARD1").put("status", "open"), line("BOARD2"));
    Import.await(() -> total().getLong("open") == before.getLong("open") + 1);
    assertThat(total().getLong("opened")).isEqualTo(before.getLong("opened"));
    assertThat(total().getLong("solved")).isEqualTo(before.getLong("solved"));
    assertThat(total().getLong("breached")).isZero();
  }

  private static JsonObject total() {
    return app.get("wallboard").json().getJsonObject("total");
  }

  @Test
  void a_list_by_time_has_it_where_it_belongs() {
    JsonObject old = line("OLDEST").put("createdAt", "1999-12-31T23:59:59+08:00");
    past.lines("", old);
    JsonObject first =
        app.get("tickets?sort=createdAt&limit=1").json().getJsonArray("items").getJsonObject(0);
    assertThat(first.getString("externalId")).isEqualTo("OLDEST");
    assertThat(first.getString("createdAt")).isEqualTo("1999-12-31T15:59:59Z");
  }

  @Test
  void only_an_administrator_imports() {
    JsonObject wish = new JsonObject().put("name", "test").put("agent", "mei@desk.example");
    String token = app.post("tokens", wish).json().getString("token");
    String body = Import.text(line("REFUSED"));
    assertThat(past.call("", BodyPublishers.ofString(body), token).status()).isEqualTo(403);
    assertThat(past.count("SELECT count(*) FROM ticket WHERE external_id = 'REFUSED'")).isZero();
  }

  @Test
  void another_type_of_body_is_refused_and_so_is_an_unknown_parameter() {
    assertThat(app.post("import/tickets", line("TYPE")).status()).isEqualTo(415);
    assertThat(past.text("?dryrun=true", "").status()).isEqualTo(422);
    assertThat(past.text("?dryRun=yes", "").status()).isEqualTo(422);
  }

  @Test
  void the_import_is_kept_in_the_audit_and_in_the_ticket_s_history() {
    past.lines("", line("AUDIT"));
    JsonObject entry = app.get("audit?limit=1").json().getJsonArray("items").getJsonObject(0);
    assertThat(entry.getString("action")).isEqualTo("tickets.imported");
    assertThat(entry.getJsonObject("detail").getLong("imported")).isEqualTo(1);
    String number = past.ticket("AUDIT").getString("number");
    JsonArray history = app.get("tickets/" + number + "/history").json().getJsonArray("items");
    assertThat(history).hasSize(1);
    assertThat(history.getJsonObject(0).getString("name")).isEqualTo("ticket.imported");
    assertThat(OPENED.plus(Duration.ofDays(1)))
        .isEqualTo(past.ticket("AUDIT").getInstant("updatedAt"));
  }
}
