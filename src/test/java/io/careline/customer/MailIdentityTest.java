package io.careline.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.ticket.Seals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailIdentityTest {
  @ParameterizedTest
  @CsvSource({
    "Ada@Example.ORG, ada@example.org",
    "ada@BÜCHER.example, ada@xn--bcher-kva.example",
    "ada@bu\u0308cher.example, ada@xn--bcher-kva.example",
    "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
    "客服@例子.中国, 客服@xn--fsqu00a.xn--fiqs8s",
    "ada@例子。中国, ada@xn--fsqu00a.xn--fiqs8s",
    "ada@[192.0.2.1], ada@[192.0.2.1]"
  })
  void one_mailbox_has_one_spelling(String written, String identity) {
    assertThat(MailIdentity.of(written)).isEqualTo(identity);
  }

  /** Somebody else may own the domain with ss. */
  @Test
  void sharp_s_is_not_made_two_letters() {
    assertThat(MailIdentity.of("ada@straße.example")).isEqualTo("ada@straße.example");
  }

  @Test
  void what_no_dns_can_spell_is_left_as_it_is() {
    String tooLong = "ü".repeat(80);
    assertThat(MailIdentity.of("ada@" + tooLong)).isEqualTo("ada@" + tooLong);
    assertThat(MailIdentity.of("ada")).isEqualTo("ada");
    assertThat(MailIdentity.of("ada@a..b")).isEqualTo("ada@a..b");
  }

  /** Or an answer to a mail that we sent to the other spelling would open a new ticket. */
  @Test
  void a_reply_token_is_the_same_persons_in_either_spelling() {
    Seals seals = new Seals(new byte[32]);
    String token = seals.replyToken(1_000, "ada@bücher.example");
    assertThat(seals.ticketOf(token, List.of("ada@xn--bcher-kva.example"))).contains(1_000L);
    assertThat(seals.ticketOf(token, List.of("ada@bucher.example"))).isEmpty();
  }
}
