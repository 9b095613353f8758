package io.careline.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in the pieces that the models know. */
class WordPiecesTest {
  private static final JsonObject ENGLISH = read(Space.ENGLISH);
  private static final JsonObject CHINESE = read(Space.CHINESE);

  private static JsonObject read(Space space) {
    String name = "/" + space.word() + "-tokenizer.json";
    try (InputStream file = WordPiecesTest.class.getResourceAsStream(name)) {
      return new JsonObject(
          new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String pieces(JsonObject tokenizer, String text, int most) {
    Map<Long, String> names =
        tokenizer.getJsonObject("model").getJsonObject("vocab").stream()
            .collect(
                Collectors.toMap(
                    entry -> ((Integer) entry.getValue()).longValue(), Map.Entry::getKey));
    return LongStream.of(new WordPieces(tokenizer).of(text, most))
        .mapToObj(names::get)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "My parcel hasn't come! | [CLS] my parcel hasn ' t come ! [SEP]",
        "unsubscribing | [CLS] un ##su ##bs ##cr ##ib ##ing [SEP]",
        "Naïve CAFÉ | [CLS] naive cafe [SEP]",
        "$5.99+tax | [CLS] $ 5 . 99 + tax [SEP]",
        "great👍 ❤️late | [CLS] great [UNK] [UNK] late [SEP]",
        "[CLS] | [CLS] [ cl ##s ] [SEP]",
      })
  void english(String text, String pieces) {
    assertThat(pieces(ENGLISH, text, 64)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我的WiFi坏了！ | [CLS] 我 的 wifi 坏 了 ！ [SEP]",
        "订单123号 | [CLS] 订 单 123 号 [SEP]",
        "退款，谢谢 | [CLS] 退 款 ， 谢 谢 [SEP]",
      })
  void chinese(String text, String pieces) {
    assertThat(pieces(CHINESE, text, 64)).isEqualTo(pieces);
  }

  @Test
  void a_long_text_is_cut_and_still_ends() {
    assertThat(pieces(ENGLISH, "late ".repeat(50), 5)).isEqualTo("[CLS] late late late [SEP]");
    assertThat(pieces(ENGLISH, "x".repeat(101), 5)).isEqualTo("[CLS] [UNK] [SEP]");
  }
}
