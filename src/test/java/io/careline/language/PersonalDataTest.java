package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What in a message tells who somebody is. */
class PersonalDataTest {
  private static void masks(String text, String masked) {
    assertThat(PersonalData.masked(text)).isEqualTo(masked);
  }

  private static void leaves(String text) {
    assertThat(PersonalData.in(text)).as(text).isEmpty();
    masks(text, text);
  }

  private static List<PersonalData.Kind> kinds(String text) {
    return PersonalData.in(text).stream().map(PersonalData.Found::kind).toList();
  }

  @Test
  void chinese_phones_keep_their_head_and_tail() {
    masks("手机13812345678，麻烦回电", "手机138****5678，麻烦回电");
    masks("+86 138-1234-5678", "+86 138-****-5678");
    masks("电话１３８１２３４５６７８", "电话１３８****５６７８");
    masks("座机 010-62345678", "座机 ***-****5678");
  }

  @Test
  void other_phones_keep_their_last_four_digits() {
    masks("Call (415) 555-0132 or 415-555-0132.", "Call (***) ***-0132 or ***-***-0132.");
    masks("+44 20 7946 0958", "+4* ** **** 0958");
    assertThat(kinds("07911 123456 or 020 7946 0958 or +49 30 901820"))
        .containsExactly(PersonalData.Kind.PHONE, PersonalData.Kind.PHONE, PersonalData.Kind.PHONE);
  }

  @Test
  void orders_dates_prices_and_parcels_are_no_phones() {
    leaves("订单号13812345678没发货");
    leaves("Order number 4155550132, tracking 9400111899223100001234");
    leaves("SF1234567890123 和 JD13812345678");
    leaves("2024-03-05 12:30 paid 1,299.00 and 13800.00 元");
    leaves("2025-03-14 20:15:33, invoice 20250314008812");
    leaves("You are on 400-820-8820 or 800-555-0199.");
    leaves("版本1.13812345678");
  }

  @Test
  void mail_addresses_keep_their_first_letter_and_domain() {
    masks("to jane.doe+shop@example.co.uk.", "to j***@example.co.uk.");
    masks("邮箱zhangsan@example.com，谢谢", "邮箱z***@example.com，谢谢");
    leaves("see you @home or @9.30 a@b");
  }

  @Test
  void identity_cards_are_checked_by_their_sum_and_date() {
    masks("身份证110101199003078515", "身份证110101********8515");
    masks("15位 110101900307851", "15位 110101******851");
    leaves("身份证110101199003078516");
    leaves("号码110101199013078515");
  }

  @Test
  void bank_cards_are_checked_by_their_sum_and_come_before_phones() {
    masks("card 4111 1111 1111 1111 was charged", "card **** **** **** 1111 was charged");
    masks("5500-0055-5555-5559", "**** **** **** 5559");
    leaves("4111 1111 1111 1112");
    leaves("订单号 4111111111111111");
    assertThat(kinds("卡号4111111111111111，电话13812345678"))
        .containsExactly(PersonalData.Kind.BANK_CARD, PersonalData.Kind.PHONE);
  }

  @Test
  void addresses_keep_the_city() {
    masks("地址是上海市浦东新区张江路123弄5号楼601室，谢谢", "地址是上海市[地址]，谢谢");
    masks("住在朝阳区望京花园3栋2单元501室", "住在[地址]");
    masks("Ship to 22 Baker Street, London NW1 6XE.", "Ship to [address], London.");
    masks("1600 Amphitheatre Parkway, Mountain View, CA 94043", "[address], Mountain View, CA");
    masks("123 main street apt 4", "[address]");
    leaves("地铁2号线到人民广场站，3月5号到货");
    leaves("I waited 3 days and it took 10 minutes down the road");
  }

  @Test
  void hostile_texts_take_bounded_time() {
    List<String> texts =
        List.of(
            "1".repeat(1_000_000),
            "1 ".repeat(500_000),
            "a@".repeat(500_000),
            "a.".repeat(500_000) + "@",
            "路1号路".repeat(250_000),
            "12 Aa ".repeat(160_000),
            "+1(".repeat(300_000),
            "😡".repeat(100_000),
            "a".repeat(1_000_000));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> texts.forEach(PersonalData::masked));
  }
}
