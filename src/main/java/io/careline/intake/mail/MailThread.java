package io.careline.intake.mail;

import io.careline.intake.InboundMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What in a message leads to the ticket that it answers. */
final class MailThread {
  private static final int MOST = 50;
  private static final int LONGEST_ID = 998;
  private static final List<String> RECIPIENTS =
      List.of("to", "cc", "delivered-to", "x-original-to");

  private MailThread() {}

  static InboundMessage.Thread of(JsonObject envelope, MailHeader header) {
    return new InboundMessage.Thread(replyTokens(envelope, header), references(header));
  }

  /** Where the mail really went comes first; headers can say anything. */
  private static List<String> replyTokens(JsonObject envelope, MailHeader header) {
    Stream<String> delivered =
        envelope.getJsonArray("recipients", new JsonArray()).stream().map(Objects::toString);
    Stream<String> named =
        RECIPIENTS.stream()
            .flatMap(name -> header.all(name).stream())
            .flatMap(value -> MailAddress.list(value).stream())
            .map(MailAddress::address);
    return Stream.concat(delivered, named)
        .flatMap(address -> PlusAddress.token(address).stream())
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static List<String> references(MailHeader header) {
    List<String> nearestFirst = new ArrayList<>(ids(header, "in-reply-to"));
    List<String> thread = new ArrayList<>(ids(header, "references"));
    Collections.reverse(thread);
    nearestFirst.addAll(thread);
    return nearestFirst.stream().distinct().limit(MOST).toList();
  }

  static List<String> ids(MailHeader header, String name) {
    return header.all(name).stream().flatMap(value -> ids(value).stream()).toList();
  }

  /** Message-IDs without brackets; also those that a sender forgot to put into brackets. */
  private static List<String> ids(String value) {
    List<String> ids = new ArrayList<>();
    for (String word : value.replace("><", "> <").split("[\\s,]+")) {
      String id = word.replaceAll("^<|>$", "");
      boolean bracketed = word.startsWith("<") && word.endsWith(">");
      if (!id.isEmpty() && id.length() <= LONGEST_ID && (bracketed || id.contains("@"))) {
        ids.add(id);
      }
    }
    return ids;
  }
}
