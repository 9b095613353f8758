package io.careline.intake.bulk;

import io.careline.reading.MessageReader;
import io.careline.reading.MessageReader.Said;
import io.careline.reading.MessageReading;
import io.careline.ticket.PastTicket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads what customers said in old tickets, by words alone: a look at the meaning takes a hundred
 * times as long and would be taken from the messages that come in now.
 */
final class BulkReadings {
  /** So many go to the threads together, and let others in between. */
  private static final int TOGETHER = 200;

  private final MessageReader messages;

  BulkReadings(MessageReader messages) {
    this.messages = messages;
  }

  List<BulkTicket> read(List<BulkTicket> tickets) {
    List<Said> texts = new ArrayList<>();
    for (BulkTicket ticket : tickets) {
      boolean first = true;
      for (PastTicket.Said said : ticket.said()) {
        if (said.kind().equals("customer")) {
          texts.add(new Said(first ? ticket.subject() : "", said.text()));
        }
        first = false;
      }
    }
    Iterator<Optional<MessageReading>> readings = all(texts).iterator();
    return tickets.stream().map(ticket -> with(ticket, readings)).toList();
  }

  private List<Optional<MessageReading>> all(List<Said> texts) {
    List<Optional<MessageReading>> all = new ArrayList<>(texts.size());
    for (int from = 0; from < texts.size(); from += TOGETHER) {
      List<Said> some = texts.subList(from, Math.min(from + TOGETHER, texts.size()));
      all.addAll(messages.glanceAll(some).await());
    }
    return all;
  }

  private static BulkTicket with(BulkTicket ticket, Iterator<Optional<MessageReading>> readings) {
    return ticket.with(
        ticket.said().stream()
            .map(
                said ->
                    said.kind().equals("customer") ? BulkTicket.with(said, readings.next()) : said)
            .toList());
  }
}
