package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What asks for attention in a message. */
class SignalsTest {
  private static List<Signal> in(String text) {
    return Signals.in(text, Tongues.of(text));
  }

  private static Set<String> words(String text) {
    return in(text).stream().map(signal -> signal.cause().word()).collect(Collectors.toSet());
  }

  private static List<String> evidence(String text, Signal.Cause cause) {
    return in(text).stream()
        .filter(signal -> signal.cause() == cause)
        .flatMap(signal -> signal.evidence().stream())
        .map(span -> span.of(text))
        .toList();
  }

  @Test
  void each_message_of_the_list_gives_its_signals() throws IOException {
    try (InputStream file = SignalsTest.class.getResourceAsStream("/language/signals.tsv")) {
      List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines)
          .hasSizeGreaterThan(95)
          .allSatisfy(
              line -> {
                String[] parts = line.split("\t", 2);
                String[] wanted = parts[0].equals("-") ? new String[0] : parts[0].split(" ");
                assertThat(words(parts[1])).as(parts[1]).containsExactlyInAnyOrder(wanted);
              });
    }
  }

  @Test
  void evidence_is_the_stretch_of_the_text_as_it_was_written() {
    String text = "😡😡 第３次聯繫你們了，Please reply ASAP!!! 再不處理就打１２３１５";
    assertThat(evidence(text, Signal.Cause.REPEATED_CONTACT)).containsExactly("第３次聯繫你們了");
    assertThat(evidence(text, Signal.Cause.HURRY)).containsExactly("ASAP");
    assertThat(evidence(text, Signal.Cause.PUNCTUATION)).containsExactly("!!!");
    assertThat(evidence(text, Signal.Cause.REGULATOR)).containsExactly("打１２３１５");
  }

  @Test
  void neighbouring_shouted_words_are_one_stretch() {
    assertThat(evidence("This is NOT ACCEPTABLE at all", Signal.Cause.CAPITALS))
        .containsExactly("NOT ACCEPTABLE");
  }

  @Test
  void signals_come_once_each_in_the_order_of_the_causes() {
    List<Signal.Cause> causes =
        in("URGENT! I was charged twice, urgent! You thieves, I WILL SUE YOU.").stream()
            .map(Signal::cause)
            .toList();
    assertThat(causes).isSorted().doesNotHaveDuplicates().contains(Signal.Cause.MONEY);
  }

  @Test
  void a_place_in_the_end_of_a_very_long_text_is_a_place_in_the_whole() {
    String text = "ok ".repeat(20_000) + "I will call my lawyer.";
    assertThat(evidence(text, Signal.Cause.LEGAL)).hasSize(1).first().asString().contains("lawyer");
  }

  @Test
  void hostile_texts_take_bounded_time() {
    List<String> texts =
        List.of(
            "a".repeat(1_000_000),
            "第".repeat(1_000_000),
            "😡".repeat(100_000),
            "!".repeat(1_000_000),
            "not ".repeat(250_000),
            "need ".repeat(200_000),
            "I have called called twice ".repeat(40_000),
            "打了几次".repeat(250_000),
            "NO ".repeat(300_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String text : texts) {
            assertThat(in(text)).hasSizeLessThan(13);
          }
        });
  }

  @Test
  void time_grows_with_the_text_and_not_with_its_square() {
    String[] hostile = {"need to have called twice ", "打了好几次没人", "never not buy "};
    for (String piece : hostile) {
      Arrays.stream(new int[] {100, 800, 800}).forEach(times -> nanos(piece.repeat(times)));
      long small = nanos(piece.repeat(100));
      long large = nanos(piece.repeat(800));
      assertThat(large).as(piece).isLessThan(Math.max(small, 200_000L) * 40);
    }
  }

  private static long nanos(String text) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      in(text);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
