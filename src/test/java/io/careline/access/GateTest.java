package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.http.Contract;
import io.careline.http.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The gate, walked operation by operation, role by role and scope by scope. The table below has to
 * name every operation of the contract, so that a new one cannot come without somebody having
 * thought about who may call it.
 */
class GateTest {
  private static final String PUBLIC = "nobody agent supervisor administrator";
  private static final String DESK = "agent supervisor administrator";
  private static final String LEAD = "supervisor administrator";
  private static final String ADMIN = "administrator";

  /** Operation to those who may call it. */
  private static final Map<String, String> MAY =
      Map.ofEntries(
          Map.entry("signIn", PUBLIC),
          Map.entry("signOut", DESK),
          Map.entry("getMe", DESK),
          Map.entry("changeMe", DESK),
          Map.entry("listTickets", DESK),
          Map.entry("search", DESK),
          Map.entry("suggestSearch", DESK),
          Map.entry("listSimilarTickets", DESK),
          Map.entry("findSimilarTickets", DESK),
          Map.entry("listSavedSearches", DESK),
          Map.entry("createSavedSearch", DESK),
          Map.entry("changeSavedSearch", DESK),
          Map.entry("deleteSavedSearch", DESK),
          Map.entry("rebuildSearch", ADMIN),
          Map.entry("openTicket", DESK),
          Map.entry("importTickets", ADMIN),
          Map.entry("getTicket", DESK),
          Map.entry("changeTicket", DESK),
          Map.entry("addInteraction", DESK),
          Map.entry("getInteractionBody", DESK),
          Map.entry("getHistory", DESK),
          Map.entry("mergeTicket", DESK),
          Map.entry("createTask", DESK),
          Map.entry("getWebhookKey", ADMIN),
          Map.entry("changeTask", DESK),
          Map.entry("setDue", DESK),
          Map.entry("explainSla", DESK),
          Map.entry("listPolicies", LEAD),
          Map.entry("getPolicyVersion", LEAD),
          Map.entry("listNotices", DESK),
          Map.entry("readNotices", DESK),
          Map.entry("listViews", DESK),
          Map.entry("getCustomer", DESK),
          Map.entry("listAgents", DESK),
          Map.entry("createAgent", ADMIN),
          Map.entry("changeAgent", ADMIN),
          Map.entry("listTeams", DESK),
          Map.entry("createTeam", ADMIN),
          Map.entry("changeTeam", ADMIN),
          Map.entry("uploadAttachment", DESK),
          Map.entry("getAttachment", DESK),
          Map.entry("portalRequest", PUBLIC),
          Map.entry("portalUpload", PUBLIC),
          Map.entry("portalTicket", PUBLIC),
          Map.entry("portalReply", PUBLIC),
          Map.entry("portalAttachment", PUBLIC),
          Map.entry("listTokens", ADMIN),
          Map.entry("createToken", ADMIN),
          Map.entry("revokeToken", ADMIN),
          Map.entry("listMailboxes", ADMIN),
          Map.entry("createMailbox", ADMIN),
          Map.entry("listOutbox", LEAD),
          Map.entry("retryOutbox", LEAD),
          Map.entry("listArrivals", ADMIN),
          Map.entry("getArrivalRaw", ADMIN),
          Map.entry("retryArrival", ADMIN),
          Map.entry("listAudit", ADMIN),
          Map.entry("changeTickets", DESK),
          Map.entry("getWallboard", LEAD),
          Map.entry("wallboardLive", LEAD),
          Map.entry("listAlarms", LEAD),
          Map.entry("replaceAlarms", LEAD),
          Map.entry("listLinks", LEAD),
          Map.entry("createLink", LEAD),
          Map.entry("revokeLink", LEAD),
          Map.entry("openLink", PUBLIC),
          Map.entry("correctReading", DESK),
          Map.entry("readTexts", DESK),
          Map.entry("listTopics", DESK),
          Map.entry("createTopic", ADMIN),
          Map.entry("changeTopic", ADMIN),
          Map.entry("listModels", ADMIN),
          Map.entry("listTrials", ADMIN),
          Map.entry("undoModel", ADMIN),
          Map.entry("live", DESK));

  /** Operations that lead to one ticket, which has to be in sight. */
  private static final Set<String> ABOUT_A_TICKET =
      Set.of(
          "getTicket",
          "changeTicket",
          "addInteraction",
          "getInteractionBody",
          "getHistory",
          "mergeTicket",
          "listSimilarTickets",
          "correctReading",
          "createTask",
          "changeTask",
          "setDue");

  private static TestCareline app;
  private static final Map<String, String> TOKENS = new HashMap<>();
  private static final Map<String, String> TICKETS = new HashMap<>();

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Inside"));
    app.post("teams", new JsonObject().put("name", "Outside"));
    for (Role role : Role.values()) {
      for (Scope scope : Scope.values()) {
        String email = role.word() + "." + scope.word() + "@example.org";
        app.post(
            "agents",
            new JsonObject()
                .put("email", email)
                .put("name", email)
                .put("role", role.word())
                .put("scope", scope.word())
                .put("teams", new JsonArray().add("Inside")));
        JsonObject wish = new JsonObject().put("name", "test").put("agent", email);
        TOKENS.put(
            role.word() + "/" + scope.word(), app.post("tokens", wish).json().getString("token"));
      }
    }
    TICKETS.put("inside", ticket("Inside"));
    TICKETS.put("outside", ticket("Outside"));
    TICKETS.put("nobody's", ticket(null));
  }

  private static String ticket(String team) {
    JsonObject body =
        new JsonObject()
            .put("subject", "Sight " + team)
            .put("text", "x")
            .put("customer", new JsonObject().put("email", "sight@example.org"));
    if (team != null) {
      body.put("team", team);
    }
    return app.post("tickets", body).json().getString("number");
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void the_table_names_every_operation_of_the_contract() {
    Set<String> contract = new TreeSet<>();
    Contract.load().operations().forEach(operation -> contract.add(operation.id()));
    assertThat(new TreeSet<>(MAY.keySet())).isEqualTo(contract);
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> who_may_call_what() {
    return Contract.load().operations().stream()
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> walk(operation)));
  }

  private static void walk(Operation operation) {
    Set<String> may = Set.of(MAY.get(operation.id()).split(" "));
    int nobody = call(operation, "inside", null).status();
    if (may.contains("nobody")) {
      assertThat(nobody).isNotEqualTo(403);
    } else {
      assertThat(nobody).as("nobody calls " + operation.id()).isEqualTo(401);
    }
    TOKENS.forEach(
        (who, token) -> {
          int status = call(operation, "inside", token).status();
          String role = who.split("/")[0];
          if (may.contains(role)) {
            assertThat(status).as(who + " calls " + operation.id()).isNotIn(401, 403);
          } else {
            assertThat(status).as(who + " calls " + operation.id()).isEqualTo(403);
          }
        });
  }

  /**
   * Calls that store nothing: bodies are left out, so whoever is let in is refused for the fields.
   */
  private static Reply call(Operation operation, String ticket, String token) {
    String path =
        operation
            .path()
            .replace("{number}", TICKETS.get(ticket))
            .replaceAll("\\{\\w+}", "999999999");
    JsonObject body = operation.body().isPresent() ? new JsonObject() : null;
    return app.call(operation.method().name(), "/api/v1" + path, body, token);
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> which_tickets_are_in_sight() {
    return TOKENS.keySet().stream()
        .flatMap(
            who ->
                TICKETS.keySet().stream()
                    .map(
                        place ->
                            DynamicTest.dynamicTest(
                                who + " and a ticket " + place, () -> sight(who, place))));
  }

  private static void sight(String who, String place) {
    String scope = who.split("/")[1];
    boolean sees = scope.equals("all") || (scope.equals("team") && !place.equals("outside"));
    String number = TICKETS.get(place);
    String token = TOKENS.get(who);
    assertThat(app.call("GET", "tickets/" + number, null, token).status())
        .isEqualTo(sees ? 200 : 404);
    assertThat(app.call("GET", "tickets/" + number + "/history", null, token).status())
        .isEqualTo(sees ? 200 : 404);
    JsonObject note = new JsonObject().put("kind", "note").put("text", "by " + who);
    assertThat(app.call("POST", "tickets/" + number + "/interactions", note, token).status())
        .isEqualTo(sees ? 201 : 404);
    assertThat(
            app.call("PATCH", "tickets/" + number, new JsonObject().put("priority", "high"), token)
                .status())
        .isEqualTo(sees ? 200 : 404);
    JsonObject tone = new JsonObject().put("tone", "negative");
    String said = "tickets/" + number + "/interactions/" + first(number) + "/correction";
    assertThat(app.call("POST", said, tone, token).status()).isEqualTo(sees ? 200 : 404);
    for (String filter : new String[] {"tone=negative", "sort=attention", "language=other"}) {
      assertThat(app.call("GET", "tickets?" + filter, null, token).raw().body())
          .satisfies(
              body -> {
                if (!sees) {
                  assertThat(body).doesNotContain("\"" + number + "\"");
                }
              });
    }
    JsonArray list =
        app.call("GET", "tickets?customer=sight@example.org", null, token)
            .json()
            .getJsonArray("items");
    boolean listed =
        list.stream().anyMatch(t -> ((JsonObject) t).getString("number").equals(number));
    assertThat(listed).isEqualTo(sees);
  }

  private static long first(String number) {
    JsonArray said = app.get("tickets/" + number).json().getJsonArray("interactions");
    return said.getJsonObject(0).getLong("id");
  }

  @Test
  void every_operation_about_a_ticket_hides_those_out_of_sight() {
    Contract.load().operations().stream()
        .filter(operation -> ABOUT_A_TICKET.contains(operation.id()))
        .filter(operation -> operation.body().isEmpty())
        .forEach(
            operation ->
                assertThat(call(operation, "outside", TOKENS.get("agent/team")).status())
                    .as(operation.id())
                    .isEqualTo(404));
  }

  @Test
  void counts_are_of_what_is_in_sight() {
    String own = TOKENS.get("agent/own");
    JsonArray views = app.call("GET", "views", null, own).json().getJsonArray("items");
    views.forEach(view -> assertThat(((JsonObject) view).getLong("count")).isZero());
  }

  @Test
  void a_customer_without_a_ticket_in_sight_is_not_shown() {
    String number = TICKETS.get("outside");
    long customer = app.get("tickets/" + number).json().getJsonObject("customer").getLong("id");
    assertThat(app.call("GET", "customers/" + customer, null, TOKENS.get("agent/own")).status())
        .isEqualTo(404);
    JsonArray seen =
        app.call("GET", "customers/" + customer, null, TOKENS.get("agent/team"))
            .json()
            .getJsonArray("tickets");
    seen.forEach(t -> assertThat(((JsonObject) t).getString("team")).isNotEqualTo("Outside"));
  }
}
