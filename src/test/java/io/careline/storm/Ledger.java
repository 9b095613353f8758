package io.careline.storm;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** What the clients were promised, by each message's marker. */
final class Ledger {
  /** A message and the last that its client heard about it. */
  record Entry(Message message, Outcome outcome) {}

  /** A ticket that may be written to. */
  record Ticket(String number, String customer) {}

  /** A mail that we sent, which its customer may answer. */
  record Letter(Ticket ticket, String messageId) {}

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> troubles = new ConcurrentSkipListMap<>();
  private final List<Ticket> tickets = new CopyOnWriteArrayList<>();
  private final List<Letter> letters = new CopyOnWriteArrayList<>();

  void settle(Message message, Outcome outcome) {
    entries.put(message.marker(), new Entry(message, outcome));
  }

  int settled() {
    return entries.size();
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  /** Remembers some tickets; not all, since copying the list has its price. */
  void ticket(Ticket ticket) {
    if (tickets.size() < 1_000) {
      tickets.add(ticket);
    }
  }

  void letter(Letter letter) {
    if (letters.size() < 1_000) {
      letters.add(letter);
    }
  }

  Optional<Ticket> anyTicket() {
    return any(tickets);
  }

  Optional<Letter> anyLetter() {
    return any(letters);
  }

  private static <T> Optional<T> any(List<T> list) {
    int size = list.size();
    return size == 0
        ? Optional.empty()
        : Optional.of(list.get(ThreadLocalRandom.current().nextInt(size)));
  }

  /** Counts why tries failed; whoever looks for a fault starts here. */
  void trouble(String why) {
    String kind = why.replaceAll("[0-9]{4,}|[0-9a-f]{8}-[0-9a-f-]+", "…");
    troubles.computeIfAbsent(kind, k -> new LongAdder()).increment();
  }

  Map<String, LongAdder> troubles() {
    return troubles;
  }
}
