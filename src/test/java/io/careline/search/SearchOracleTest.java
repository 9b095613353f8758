package io.careline.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.access.Actor;
import io.careline.access.Role;
import io.careline.access.Scope;
import io.careline.search.find.QueryMaker;
import io.careline.search.find.SightQuery;
import io.careline.search.find.TicketSearch;
import io.careline.search.find.TicketSearch.Found;
import io.careline.search.index.IndexKit;
import io.careline.search.index.SearchIndex;
import io.careline.search.query.Part;
import io.careline.search.query.QueryReader;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.careline.ticket.TicketText;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random questions over random tickets, against a slow filter that knows nothing of any index. */
class SearchOracleTest {
  private static final int TICKETS = 400;
  private static final int QUESTIONS = 1_000;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  /** No two with one stem, so that a word is found where it stands and nowhere else. */
  private static final List<String> WORDS =
      List.of("kettle", "parcel", "invoice", "blue", "broken", "login", "app", "thank");

  private static final List<String> HAN = List.of("退款", "快递", "发票", "登录", "损坏", "谢谢");

  private final Random random = new Random(20_261_127);
  private final List<TicketText> tickets = new ArrayList<>();

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Optional<Long> someone() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(1L + random.nextInt(4));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      text.append(random.nextInt(3) == 0 ? one(HAN) + "，" : one(WORDS) + " ");
    }
    return text.toString();
  }

  private TicketText ticket(long id) {
    List<TicketText.Said> said = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      said.add(new TicketText.Said(id * 10 + i, one(List.of("customer", "reply", "note")), text()));
    }
    Instant created = NOW.minus(Duration.ofHours(random.nextInt(2_000)));
    return new TicketText(
        id,
        1,
        someone(),
        someone(),
        one(List.of(Status.values())),
        one(List.of(Priority.values())),
        one(List.of("mail", "web", "api")),
        random.nextBoolean() ? Optional.empty() : Optional.of(one(List.of("negative", "positive"))),
        Optional.empty(),
        Optional.of("en"),
        random.nextBoolean() ? List.of() : List.of(one(List.of("vip", "late"))),
        List.of(),
        created,
        created.plus(Duration.ofHours(random.nextInt(40))),
        Optional.empty(),
        Optional.empty(),
        false,
        random.nextInt(9) == 0,
        text(),
        new JsonObject(),
        new TicketText.Customer(
            1, Optional.of("Zoe"), Optional.empty(), Optional.empty(), List.of()),
        said,
        List.of(),
        Optional.empty());
  }

  private String question(int depth) {
    return switch (random.nextInt(depth > 2 ? 9 : 12)) {
      case 0, 1 -> one(WORDS);
      case 2 -> one(HAN);
      case 3 -> "\"" + one(WORDS) + " " + one(WORDS) + "\"";
      case 4 -> one(WORDS).substring(0, 3) + "*";
      case 5 -> "status:" + one(List.of(Status.values())).word();
      case 6 -> "priority:" + one(List.of("", ">", ">=", "<", "<=")) + one(List.of("low", "high"));
      case 7 ->
          one(
              List.of(
                  "tag:vip", "tone:negative", "tone:none", "has:note", "is:merged", "channel:web"));
      case 8 ->
          one(
              List.of(
                  "assignee:me",
                  "assignee:none",
                  "team:none",
                  "created:>2026-10-01",
                  "updated:-20d"));
      case 9 -> "-" + one(WORDS);
      case 10 -> "(" + question(depth + 1) + " OR " + question(depth + 1) + ")";
      default -> question(depth + 1) + " " + question(depth + 1);
    };
  }

  private Actor actor() {
    Set<Long> teams = new TreeSet<>(List.of(1L + random.nextInt(4), 1L + random.nextInt(4)));
    Scope scope = one(List.of(Scope.values()));
    return new Actor(
        1L + random.nextInt(4), "a@example.org", "A", Role.AGENT, scope, teams, "en", "session:1");
  }

  @Test
  void exactly_what_matches_and_is_in_sight_is_found_and_counted(@TempDir Path folder)
      throws Exception {
    for (long id = 1; id <= TICKETS; id++) {
      tickets.add(ticket(id));
    }
    int some = 0;
    try (SearchIndex index = IndexKit.of(folder, tickets, ZONE)) {
      for (int i = 0; i < QUESTIONS; i++) {
        String question = question(0);
        Actor actor = actor();
        Set<Long> expected = new TreeSet<>();
        Part part = QueryReader.read(question);
        tickets.stream()
            .filter(ticket -> actor.sees(ticket.teamId(), ticket.assigneeId()))
            .filter(ticket -> matches(part, ticket, actor))
            .forEach(ticket -> expected.add(ticket.id()));
        Found found = found(index, part, actor);
        Set<Long> ids =
            new TreeSet<>(found.hits().stream().map(TicketSearch.Hit::ticketId).toList());
        assertThat(ids).as("%s by %s", question, actor).isEqualTo(expected);
        assertThat(found.total()).isEqualTo(expected.size());
        long counted =
            found.counts().getOrDefault("status", java.util.Map.of()).values().stream()
                .mapToLong(n -> n)
                .sum();
        assertThat(counted).as(question).isEqualTo(expected.size());
        some += expected.isEmpty() ? 0 : 1;
      }
    }
    assertThat(some).as("questions with hits").isGreaterThan(QUESTIONS / 3);
  }

  private static Found found(SearchIndex index, Part part, Actor actor) {
    QueryMaker maker = new QueryMaker(null, null, actor, NOW, ZONE);
    TicketSearch.Page page = new TicketSearch.Page(0, TICKETS, true, false);
    return index.search(
        searcher -> TicketSearch.in(searcher, maker.all(part, SightQuery.of(actor)), page));
  }

  private static boolean matches(Part part, TicketText ticket, Actor actor) {
    return switch (part) {
      case Part.Word word -> texts(ticket).anyMatch(text -> holds(text, word.text()));
      case Part.Phrase phrase -> texts(ticket).anyMatch(text -> stands(text, phrase.text()));
      case Part.Prefix prefix ->
          texts(ticket)
              .flatMap(text -> Stream.of(text.split("[ ，]")))
              .anyMatch(one -> one.replaceAll("\\p{IsHan}", "").startsWith(prefix.stem()));
      case Part.Not not -> !matches(not.part(), ticket, actor);
      case Part.Or or -> or.parts().stream().anyMatch(one -> matches(one, ticket, actor));
      case Part.And and -> and.parts().stream().allMatch(one -> matches(one, ticket, actor));
      case Part.Field field -> field(field, ticket, actor);
    };
  }

  private static boolean holds(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word);
  }

  private static boolean stands(String text, String phrase) {
    return (" " + text.replace('，', ' ')).contains(" " + phrase + " ");
  }

  private static Stream<String> texts(TicketText ticket) {
    return Stream.concat(
        Stream.of(ticket.subject()), ticket.said().stream().map(TicketText.Said::text));
  }

  private static boolean field(Part.Field field, TicketText ticket, Actor actor) {
    String value = field.value();
    return switch (field.name()) {
      case STATUS -> ticket.status().word().equals(value);
      case PRIORITY -> compared(field, ticket.priority().compareTo(Priority.of(value)));
      case CHANNEL -> ticket.channel().equals(value);
      case TONE -> ticket.tone().orElse("none").equals(value);
      case TAG -> ticket.tags().contains(value);
      case HAS -> ticket.said().stream().anyMatch(TicketText.Said::note);
      case IS -> ticket.merged();
      case TEAM -> ticket.teamId().isEmpty();
      case ASSIGNEE ->
          value.equals("none")
              ? ticket.assigneeId().isEmpty()
              : ticket.assigneeId().equals(Optional.of(actor.id()));
      case CREATED -> !ticket.createdAt().isBefore(Instant.parse("2026-10-01T16:00:00Z"));
      case UPDATED -> !ticket.updatedAt().isBefore(NOW.minus(Duration.ofDays(20)));
      default -> throw new IllegalArgumentException(field.toString());
    };
  }

  private static boolean compared(Part.Field field, int difference) {
    return switch (field.op()) {
      case EQUAL -> difference == 0;
      case LESS -> difference < 0;
      case AT_MOST -> difference <= 0;
      case MORE -> difference > 0;
      case AT_LEAST -> difference >= 0;
    };
  }
}
