package io.careline.reading;

/** What of a message is read for what: the words that a model sees. */
public final class SeenText {
  private SeenText() {}

  /** For the tone: what the customer says, without what it quotes. */
  public static String forTone(String text) {
    return OwnWords.of(text);
  }

  /**
   * For the topic: the same below its subject, where that adds something.
   *
   * @param subject empty when it has none of its own
   */
  public static String forTopic(String subject, String text) {
    String own = OwnWords.of(text);
    String before = Subject.adds(subject, own);
    return before.isEmpty() ? own : before + "\n" + own;
  }
}
