package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages read with the shipped models. */
class ModelReaderTest {
  private static final Reader READER = ModelReader.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "This is the worst service I have ever had. Three weeks and still no answer!|negative|en",
        "Your agent was rude and my luggage is lost again|negative|en",
        "Thank you so much, the replacement works great, awesome support!|positive|en",
        "太差了，等了三个小时还没送到，再也不会买了|negative|zh",
        "质量很差，用了两天就坏了，客服也不理人|negative|zh",
        "非常好，送货很快，包装也很好，满意|positive|zh",
        "怎么修改绑定的手机号|neutral|zh",
      })
  void a_plain_message_is_read_as_a_person_would(String text, String tone, String language) {
    Reading reading = READER.read(text);
    assertThat(reading.sentiment().label().word()).isEqualTo(tone);
    assertThat(reading.tongue().word()).isEqualTo(language);
    assertThat(reading.sentiment().score()).isBetween(1.0 / 3, 1.0);
  }

  @Test
  void the_evidence_is_what_a_person_would_point_at() {
    String text = "Flight was fine but your crew was so rude and unhelpful";
    List<String> words =
        READER.read(text).sentiment().evidence().stream().map(e -> e.span().of(text)).toList();
    assertThat(String.join(" ", words)).contains("rude");
    String chinese = "手机收到了，但是屏幕坏了，太失望了";
    List<String> signs =
        READER.read(chinese).sentiment().evidence().stream()
            .map(e -> e.span().of(chinese))
            .toList();
    assertThat(String.join(" ", signs)).contains("失望");
  }

  @Test
  void a_threat_is_signalled_with_its_place() {
    String text = "再不解决我就打12315投诉你们";
    Signal signal =
        READER.read(text).signals().stream()
            .filter(one -> one.cause() == Signal.Cause.REGULATOR)
            .findFirst()
            .orElseThrow();
    assertThat(signal.evidence().getFirst().of(text)).contains("12315");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "URGENT!! my order 17|Hello. I never got it, and no one has answered me. Not good!",
        "订单 42 的问题|你好，快递还没到！太差了。麻烦帮我查一下",
        "订单 42|Hello. 快递还没到，太差了。It is terrible!",
        "My parcel|你好，我的快递还没到。",
      })
  void a_text_is_read_below_its_subject_as_it_is_alone(String subject, String text) {
    Reader.Below below = READER.below(subject, text);
    Reading alone = READER.read(text);
    Reading both = READER.read(subject + "\n" + text);
    assertThat(below.said().tongue()).isEqualTo(alone.tongue());
    assertThat(below.said().sentiment().evidence()).isEqualTo(alone.sentiment().evidence());
    assertThat(below.said().sentiment().chances()).isEqualTo(alone.sentiment().chances());
    assertThat(below.said().sentences()).isEqualTo(alone.sentences());
    assertThat(below.matter().topics()).isEqualTo(both.topics());
    assertThat(below.matter().signals()).isEqualTo(both.signals());
  }

  @Test
  void a_sentence_is_read_as_it_is_alone() {
    String text = "No. Thanks for the call. It is not good at all, I am so disappointed.";
    assertThat(READER.read(text).sentences())
        .hasSize(3)
        .allSatisfy(
            sentence ->
                assertThat(sentence.score())
                    .isEqualTo(READER.read(sentence.span().of(text)).sentiment().score()));
  }

  @Test
  void each_sentence_has_a_tone_of_its_own() {
    Reading reading =
        READER.read("Thank you for the quick reply, great! But the new one is broken, I am angry.");
    assertThat(reading.sentences())
        .extracting(sentence -> sentence.label().word())
        .containsExactly("positive", "negative");
  }

  static List<String> oddTexts() {
    return List.of(
        "",
        "   \n\t ",
        "😡",
        "😡".repeat(100_000),
        "a".repeat(1_000_000),
        "坏".repeat(1_000_000),
        "> quoted\n> only",
        "\u202e\u202d\u2066abc\u2069 txet",
        "\u0000\u0001\ufffe\ud800 \udc00 junk",
        "http://" + "x".repeat(100_000),
        "!?".repeat(500_000),
        "@".repeat(500_000));
  }

  @ParameterizedTest
  @MethodSource("oddTexts")
  void an_odd_text_has_a_defined_answer(String text) {
    Reading reading = READER.read(text);
    assertThat(reading.sentiment().score()).isBetween(0.0, 1.0);
    for (Evidence evidence : reading.sentiment().evidence()) {
      assertThat(evidence.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  @Test
  void the_same_text_is_read_the_same_whoever_reads() {
    String text = "My card was charged twice and nobody answers";
    List<Reading> readings =
        java.util.stream.IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> READER.read(text))
            .toList();
    assertThat(readings).containsOnly(readings.getFirst());
  }
}
