package io.careline.storm;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;

/** Looks acknowledged messages up through the API, as their senders do. */
final class LookUp {
  private LookUp() {}

  /** What does not stand exactly once in the ticket that was named when it was acknowledged. */
  static List<String> faults(Ledger ledger, ApiClient api, int atMost) throws InterruptedException {
    List<String> faults = new ArrayList<>();
    List<Ledger.Entry> numbered = ledger.entries().stream().filter(LookUp::numbered).toList();
    int step = Math.max(1, numbered.size() / atMost);
    for (int i = 0; i < numbered.size(); i += step) {
      Ledger.Entry entry = numbered.get(i);
      String number = number(entry);
      Outcome shown = api.get("tickets/" + number);
      int times = shown instanceof Outcome.Acknowledged ticket ? times(entry, ticket) : 0;
      if (times != 1) {
        faults.add(entry.message() + " stands " + times + " times in " + number + ": " + shown);
      }
    }
    return faults;
  }

  private static boolean numbered(Ledger.Entry entry) {
    return entry.outcome() instanceof Outcome.Acknowledged && number(entry) != null;
  }

  private static String number(Ledger.Entry entry) {
    return entry
        .message()
        .number()
        .orElseGet(() -> ((Outcome.Acknowledged) entry.outcome()).answer().getString("number"));
  }

  private static int times(Ledger.Entry entry, Outcome.Acknowledged ticket) {
    JsonArray interactions = ticket.answer().getJsonArray("interactions");
    int times = 0;
    for (int i = 0; i < interactions.size(); i++) {
      String text = interactions.getJsonObject(i).getString("text");
      times += text.contains(entry.message().marker()) ? 1 : 0;
    }
    return times;
  }
}
