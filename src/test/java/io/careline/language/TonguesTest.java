package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which language a message is in. */
class TonguesTest {
  private static List<String> cases() throws IOException {
    try (InputStream file = TonguesTest.class.getResourceAsStream("/language/tongues.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void each_message_of_the_list_is_told_right() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(110);
    assertThat(cases())
        .allSatisfy(
            line -> {
              String[] parts = line.split("\t", 2);
              assertThat(Tongues.of(parts[1]).word()).as(parts[1]).isEqualTo(parts[0]);
            });
  }

  @Test
  void names_codes_and_brands_make_no_message_mixed() {
    assertThat(Tongues.of("我的iPhone和AirPods连不上，订单号 AB-20250314-77")).isEqualTo(Tongue.CHINESE);
    assertThat(Tongues.of("Is the 小米手环 still in stock? Order AB-77")).isEqualTo(Tongue.ENGLISH);
  }

  @Test
  void nothing_at_all_is_no_language() {
    assertThat(Tongues.of("")).isEqualTo(Tongue.OTHER);
    assertThat(Tongues.of(" \n\t")).isEqualTo(Tongue.OTHER);
    assertThat(Tongues.of("\uD83D")).isEqualTo(Tongue.OTHER);
  }

  @Test
  void very_long_texts_take_bounded_time() {
    String letters = "a".repeat(1_000_000);
    String digits = "1a@".repeat(400_000);
    String emoji = "😡".repeat(100_000);
    String quotes = "l'".repeat(500_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> List.of(letters, digits, emoji, quotes).forEach(Tongues::of));
  }

  @Test
  void the_end_of_a_very_long_text_is_read_too() {
    String text = "Where is my parcel? ".repeat(1_100) + "x".repeat(50_000);
    assertThat(Tongues.of(text + "请尽快处理我的退款申请，谢谢。".repeat(400))).isEqualTo(Tongue.MIXED);
  }
}
