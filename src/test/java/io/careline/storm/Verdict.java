package io.careline.storm;

import io.careline.ticket.TicketNumber;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays what clients were promised beside what the database holds. */
final class Verdict {
  private static final Pattern MARKER = Pattern.compile("storm-[a-z0-9]+-[0-9]+-end");
  private static final int SHOWN = 20;

  /** What may be wrong. */
  enum Wrong {
    LOST,
    DUPLICATED,
    REFUSED_BUT_STORED,
    IN_THE_WRONG_TICKET,
    ACCEPTED_THOUGH_BAD,
    REFUSED_THOUGH_GOOD
  }

  /** An interaction with a marker. */
  private record Row(long ticketId, String subject) {}

  private final Map<String, List<Row>> stored = new HashMap<>();
  private final Map<Wrong, Integer> counts = new EnumMap<>(Wrong.class);
  private final List<String> details = new ArrayList<>();
  private int acknowledged;
  private int refused;
  private int unknown;

  Verdict(Ledger ledger, StormDatabase database) {
    database.each(
        "SELECT i.ticket_id, i.text, t.subject FROM interaction i JOIN ticket t ON t.id ="
            + " i.ticket_id",
        row -> {
          Matcher marker = MARKER.matcher(row.getString(2));
          if (marker.find()) {
            stored
                .computeIfAbsent(marker.group(), m -> new ArrayList<>())
                .add(new Row(row.getLong(1), row.getString(3)));
          }
        });
    ledger.entries().forEach(this::judge);
  }

  private void judge(Ledger.Entry entry) {
    Message message = entry.message();
    List<Row> rows = stored.getOrDefault(message.marker(), List.of());
    if (rows.size() > 1) {
      wrong(Wrong.DUPLICATED, entry, rows);
    }
    switch (entry.outcome()) {
      case Outcome.Acknowledged yes -> {
        acknowledged++;
        judgeAcknowledged(entry, yes, rows);
      }
      case Outcome.Refused no -> {
        refused++;
        if (message.kind().wanted()) {
          wrong(Wrong.REFUSED_THOUGH_GOOD, entry, rows);
        }
        if (!rows.isEmpty()) {
          wrong(Wrong.REFUSED_BUT_STORED, entry, rows);
        }
      }
      case Outcome.Unknown open -> unknown++;
      case Outcome.NotSent never -> unknown++;
    }
  }

  private void judgeAcknowledged(Ledger.Entry entry, Outcome.Acknowledged yes, List<Row> rows) {
    if (!entry.message().kind().wanted()) {
      wrong(Wrong.ACCEPTED_THOUGH_BAD, entry, rows);
    } else if (rows.isEmpty()) {
      wrong(Wrong.LOST, entry, rows);
    } else if (!inItsTicket(entry.message(), yes, rows.getFirst())) {
      wrong(Wrong.IN_THE_WRONG_TICKET, entry, rows);
    }
  }

  /** What opens a ticket stands in one with its own subject; all else in the ticket it was for. */
  private static boolean inItsTicket(Message message, Outcome.Acknowledged how, Row row) {
    String here = TicketNumber.of(row.ticketId());
    if (!message.kind().opens()) {
      return here.equals(message.number().orElseThrow());
    }
    return row.subject().contains(message.marker())
        && here.equals(how.answer().getString("number", here));
  }

  private void wrong(Wrong wrong, Ledger.Entry entry, List<Row> rows) {
    counts.merge(wrong, 1, Integer::sum);
    if (details.size() < SHOWN) {
      details.add(wrong + ": " + entry + " stored as " + rows);
    }
  }

  int acknowledged() {
    return acknowledged;
  }

  int refused() {
    return refused;
  }

  int unknown() {
    return unknown;
  }

  int count(Wrong wrong) {
    return counts.getOrDefault(wrong, 0);
  }

  /** The first faults, in full. */
  List<String> details() {
    return details;
  }
}
