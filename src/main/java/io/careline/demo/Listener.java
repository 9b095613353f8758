package io.careline.demo;

import io.careline.language.TopicGuess;
import io.careline.reading.ConversationTone.Heard;
import io.careline.reading.MessageReader;
import io.careline.reading.MessageReading;
import io.careline.ticket.Impression;
import io.careline.ticket.Status;
import io.careline.ticket.TicketFacts;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what customers say in stories, as messages are read that come in, and tells what follows
 * from it.
 */
final class Listener {
  /** Facts that come with another and are no step of their own. */
  static final Set<String> FOLLOWS = Set.of(TicketFacts.TURNED_NEGATIVE, TicketFacts.RECOVERED);

  private static final int TOGETHER = 50;

  private final MessageReader messages;
  private final Set<String> topics;

  /**
   * @param topics keys of those in use
   */
  Listener(MessageReader messages, Set<String> topics) {
    this.messages = messages;
    this.topics = topics;
  }

  /** Reads all of them, some side by side, so that none waits too long for its turn. */
  void hear(List<Story> stories) {
    for (int from = 0; from < stories.size(); from += TOGETHER) {
      together(stories.subList(from, Math.min(stories.size(), from + TOGETHER)));
    }
  }

  private void together(List<Story> stories) {
    Map<Event, Future<Optional<MessageReading>>> coming = new IdentityHashMap<>();
    for (Story story : stories) {
      story.events().stream()
          .filter(Listener::heard)
          .forEach(event -> coming.put(event, read(story, event)));
    }
    stories.forEach(story -> tell(story, coming));
  }

  private static boolean heard(Event event) {
    return event
        .said()
        .filter(said -> said.kind().equals("customer") && !said.automatic())
        .isPresent();
  }

  private Future<Optional<MessageReading>> read(Story story, Event event) {
    boolean first = event.name().equals(TicketFacts.OPENED);
    return messages.read(first ? story.subject : "", event.said().orElseThrow().text());
  }

  private void tell(Story story, Map<Event, Future<Optional<MessageReading>>> coming) {
    List<Event> told = new ArrayList<>();
    Impression known = Impression.NONE;
    Optional<TopicGuess> topic = Optional.empty();
    Status status = Status.NEW;
    for (Event event : story.events()) {
      Optional<MessageReading> reading =
          coming.containsKey(event) ? coming.get(event).await() : Optional.empty();
      Optional<TopicGuess> guess = reading.flatMap(this::topic);
      topic = topic.or(() -> guess);
      Status now = status(event, status);
      Impression after = after(known, status, reading, guess).in(now);
      told.add(event.with(reading));
      if (!event.name().equals(TicketFacts.OPENED)) {
        follow(event, known, after).ifPresent(told::add);
      }
      known = after;
      status = now;
    }
    story.heard(told, new Story.Heard(known, topic));
  }

  private static Impression after(
      Impression known,
      Status status,
      Optional<MessageReading> reading,
      Optional<TopicGuess> guess) {
    return reading
        .map(
            read ->
                known.after(
                    status,
                    new Heard(read.tone(), read.score()),
                    read.signals(),
                    guess.map(TopicGuess::topic)))
        .orElse(known);
  }

  /** Puts into the event what it changes; gives the fact that follows, where there is one. */
  private static Optional<Event> follow(Event event, Impression known, Impression after) {
    JsonObject changes = known.changes(after);
    Optional<String> turn = known.turn(after);
    JsonObject turned = new JsonObject();
    turn.ifPresent(name -> turned.put("tone", changes.remove("tone")));
    if (!changes.isEmpty()) {
      JsonObject both = event.body().getJsonObject("changes", new JsonObject()).mergeIn(changes);
      event.body().put("changes", both);
    }
    return turn.map(name -> event.then(name, new JsonObject().put("changes", turned)));
  }

  private Optional<TopicGuess> topic(MessageReading reading) {
    return reading.reading().topics().stream()
        .filter(guess -> topics.contains(guess.topic()))
        .findFirst();
  }

  private static Status status(Event event, Status before) {
    JsonArray move = event.body().getJsonObject("changes", new JsonObject()).getJsonArray("status");
    return move == null ? before : Status.of(move.getString(1));
  }
}
