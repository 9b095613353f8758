package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Order 2024-0098-77123 for +86 138-0013-8000; 2024009877123 8613800138000",
        "我的订单号是AB-12345/6，电话(010) 6552 9988转3; ab123456 01065529988",
        "call 0086 13800138000 or 555.123.4567; 8613800138000 5551234567",
        "Ticket #10009 is open, invoice INV2026-000123; 10009 inv2026000123",
        "ＩＮＶ２０２６／０１; inv202601",
        "+44 (0)20 7946 0958; 442079460958",
        "13800138000 13900139000; 13800138000 13900139000",
        "https://shop.example.com/very/long/path/orders/2024-0098-77123; 2024009877123",
        "(555) 123-4567; 5551234567",
        "Tel.+33 1 23 45 67 89.; 33123456789",
      })
  void codes(String text, String codes) {
    assertThat(Codes.in(text)).contains(codes.strip().split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing here 12 33", "refund", "a1 b2", "- - -", "退款"})
  void no_codes(String text) {
    assertThat(Codes.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-0098-77123, 77123",
    "2024-0098-77123, 0098",
    "2024-0098-77123, 20240098",
    "AB-12345/6, ab12345",
    "AB-12345/6, AB-123456",
    "+86 138-0013-8000, 138 0013 8000",
    "0086 13800138000, 138 0013 8000",
    "13800138000, +86 138 0013 8000",
    "13800138000, 008613800138000",
    "(010) 6552 9988, 65529988",
    "(010) 6552 9988, +86 10 6552 9988",
    "+86 10 6552 9988, 010-65529988",
    "+44 (0)20 7946 0958, 020 7946 0958",
    "020 7946 0958, +44 (0)20 7946 0958",
    "+1 (555) 123-4567, 555.123.4567",
    "555.123.4567, +1 555 123 4567",
    "(+86) 138-0013-8000, (+86)13800138000",
    "+33 1 23 45 67 89, 01 23 45 67 89",
    "01 23 45 67 89, +33123456789",
    "+420 601 123 456, 601123456",
    "#10009, 10009",
    "10009, #10009",
    "INV2026-000123, 000123",
    "INV2026-000123, 26-0001",
  })
  void a_part_that_is_typed_finds_the_code(String text, String typed) {
    String asked = Codes.asked(typed).orElseThrow();
    assertThat(Codes.terms(List.of(text))).anyMatch(term -> term.startsWith(asked));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refund",
        "12",
        "a1",
        "退款2024",
        "alice@shop7.example",
        "9999999999999999999999999999999999999999",
        "",
        "+",
        "++1 555 123 4567",
        "#"
      })
  void words_that_are_no_codes(String typed) {
    assertThat(Codes.asked(typed)).isEmpty();
  }

  @Test
  void suffixes_have_at_least_four_characters() {
    assertThat(Codes.suffixes("ab1234")).containsExactly("ab1234", "b1234", "1234");
    assertThat(Codes.suffixes("abc")).isEmpty();
    assertThat(Codes.suffixes("1".repeat(100))).hasSize(29).first().asString().hasSize(32);
  }

  @Test
  void a_ticket_has_at_most_two_hundred_codes() {
    List<String> texts = IntStream.range(1_000, 3_000).mapToObj(Integer::toString).toList();
    assertThat(Codes.terms(texts)).hasSize(200);
    assertThat(Codes.in(String.join(" x ", texts))).hasSize(200);
  }

  @Test
  void any_text_has_short_codes() {
    Random random = new Random(3);
    String signs = "019a+-() ./#_@退，\n０Ａ";
    for (int n = 0; n < 50_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(50); i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(Codes.in(text.toString()))
          .as(text.toString())
          .allMatch(code -> code.matches("[a-z0-9]{4,32}") && code.matches(".*[0-9].*"));
      Codes.asked(text.toString()).ifPresent(asked -> assertThat(asked).matches("[a-z0-9]{4,32}"));
    }
  }
}
