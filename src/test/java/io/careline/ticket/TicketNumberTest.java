package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketNumberTest {
  @Test
  void a_number_leads_back_to_its_id_however_it_is_written() {
    for (long id = 1000; id < 20_000; id += 7) {
      assertThat(TicketNumber.id(TicketNumber.of(id))).hasValue(id);
    }
    String number = TicketNumber.of(123_456);
    assertThat(TicketNumber.id("#" + number.substring(0, 3) + " " + number.substring(3)))
        .hasValue(123_456);
  }

  @Test
  void every_single_wrong_digit_is_caught() {
    for (long id = 1000; id < 3000; id++) {
      String number = TicketNumber.of(id);
      for (int place = 0; place < number.length(); place++) {
        for (char digit = '0'; digit <= '9'; digit++) {
          if (digit != number.charAt(place)) {
            String wrong = number.substring(0, place) + digit + number.substring(place + 1);
            assertThat(TicketNumber.id(wrong)).as(wrong + " for " + number).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void every_swap_of_neighbours_is_caught() {
    for (long id = 1000; id < 5000; id++) {
      String number = TicketNumber.of(id);
      for (int place = 0; place + 1 < number.length(); place++) {
        char a = number.charAt(place);
        char b = number.charAt(place + 1);
        if (a != b) {
          String wrong = number.substring(0, place) + b + a + number.substring(place + 2);
          assertThat(TicketNumber.id(wrong)).as(wrong + " for " + number).isEmpty();
        }
      }
    }
  }

  @Test
  void what_is_no_number_is_none() {
    assertThat(TicketNumber.id("")).isEmpty();
    assertThat(TicketNumber.id("abc")).isEmpty();
    assertThat(TicketNumber.id("0")).isEmpty();
    assertThat(TicketNumber.id("99999999999999999999999999")).isEmpty();
  }
}
