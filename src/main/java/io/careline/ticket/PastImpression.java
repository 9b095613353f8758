package io.careline.ticket;

import io.careline.language.TopicGuess;
import io.careline.reading.ConversationTone.Heard;
import io.careline.reading.MessageReading;
import java.util.Optional;
import java.util.Set;

/** What a ticket of the past sounds like and is about, by all that its customer said. */
record PastImpression(Impression all, Optional<TopicGuess> topic, Optional<String> language) {

  /**
   * @param topics keys of those in use
   */
  static PastImpression of(PastTicket ticket, Set<String> topics) {
    Impression known = Impression.NONE;
    Optional<TopicGuess> topic = Optional.empty();
    for (MessageReading read : ticket.readings().toList()) {
      Optional<TopicGuess> guess =
          read.reading().topics().stream().filter(one -> topics.contains(one.topic())).findFirst();
      topic = topic.or(() -> guess);
      Heard heard = new Heard(read.tone(), read.score());
      known = known.after(Status.OPEN, heard, read.signals(), guess.map(TopicGuess::topic));
    }
    Optional<String> language =
        ticket.readings().findFirst().map(read -> read.reading().tongue().word());
    return new PastImpression(known.in(ticket.status()), topic, language);
  }

  String tone() {
    return Impression.word(all.tone());
  }

  Float toneScore() {
    return all.tone().map(Heard::score).map(Double::floatValue).orElse(null);
  }

  String topicKey() {
    return topic.map(TopicGuess::topic).orElse(null);
  }

  Float topicScore() {
    return topic.map(TopicGuess::score).map(Double::floatValue).orElse(null);
  }
}
