package io.careline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set, and what is said about what may not. */
class SettingsTest {
  private static Settings with(String name, String value) {
    return Settings.from(Map.of(name, value), false);
  }

  @Test
  void without_any_there_is_a_default_for_each() {
    Settings settings = Settings.from(Map.of(), false);
    assertThat(settings.host()).isEqualTo("0.0.0.0");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.smtpPort()).contains(2525);
    assertThat(settings.supportAddress()).isEqualTo("support@localhost");
    assertThat(settings.data()).hasToString("./data");
    assertThat(settings.databaseUrl()).isEmpty();
    assertThat(settings.relay()).isEmpty();
    assertThat(settings.publicUrl()).isEmpty();
    assertThat(settings.adminToken()).isEmpty();
    assertThat(settings.demo()).isFalse();
    assertThat(settings.connections()).isEqualTo(16);
    assertThat(settings.meaning()).isTrue();
    assertThat(settings.rntn()).isFalse();
    assertThat(settings.toneWeight()).isEqualTo(1);
    assertThat(settings.learn()).isFalse();
  }

  @Test
  void an_empty_value_counts_as_not_set() {
    Map<String, String> empty = new HashMap<>();
    for (String name : new String[] {"PORT", "SMTP_RELAY", "PUBLIC_URL", "DATABASE_URL", "LOG"}) {
      empty.put("CARELINE_" + name, "  ");
    }
    assertThat(Settings.from(empty, true)).isEqualTo(Settings.from(Map.of(), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CARELINE_PORT | eighty | a whole number from 0 to 65535",
        "CARELINE_PORT | -1 | a whole number from 0 to 65535",
        "CARELINE_PORT | 65536 | a whole number from 0 to 65535",
        "CARELINE_PORT | 99999999999999999999 | a whole number from 0 to 65535",
        "CARELINE_SMTP_PORT | 25a | a whole number from 0 to 65535",
        "CARELINE_DATABASE_CONNECTIONS | 3 | a whole number from 4 to 200",
        "CARELINE_DATABASE_CONNECTIONS | 201 | a whole number from 4 to 200",
        "CARELINE_LEARN | daily | off or nightly",
        "CARELINE_SEARCH_FILES | yes | on or off",
        "CARELINE_TONE_WEIGHT | -1 | a whole number from 0 to 3",
        "CARELINE_TONE_WEIGHT | 4 | a whole number from 0 to 3",
        "CARELINE_DEMO | yes | true or false",
        "CARELINE_SUPPORT_ADDRESS | support | one mail address",
        "CARELINE_SUPPORT_ADDRESS | Support <a@b.c> | one mail address",
        "CARELINE_SUPPORT_ADDRESS | a@b.c, d@e.f | one mail address",
        "CARELINE_DATABASE_URL | jdbc:postgresql://h/d |"
            + " postgresql://user:password@host:port/database",
        "CARELINE_DATABASE_URL | mysql://u:p@h/d | postgresql://user:password@host:port/database",
        "CARELINE_DATABASE_URL | postgresql://u:p@h:port/d |"
            + " postgresql://user:password@host:port/database",
        "CARELINE_PUBLIC_URL | desk.example.org | https://",
        "CARELINE_PUBLIC_URL | ftp://desk.example.org | https://",
        "CARELINE_PUBLIC_URL | https:// | https://",
        "CARELINE_PUBLIC_URL | https://desk.example.org/?a=b | https://",
        "CARELINE_SMTP_RELAY | mail.example.org | smtp://host:port",
        "CARELINE_SMTP_RELAY | http://mail.example.org | smtp://host:port",
        "CARELINE_SMTP_RELAY | smtp:// | smtp://host:port",
        "CARELINE_SMTP_RELAY | smtps://me:%zz@mail.example.org | smtp://host:port",
        "CARELINE_ADMIN_TOKEN | two words | without spaces",
        "CARELINE_ZONE | Asia/Atlantis | a time zone such as Asia/Shanghai",
        "CARELINE_MEANING | true | on or off",
        "CARELINE_TONE | stanford | careline or rntn",
        "CARELINE_LOG | xml | json or text",
        "CARELINE_LOG_LEVEL | LOUD | ERROR, WARN, INFO, DEBUG or TRACE",
      })
  void a_bad_value_is_told_with_its_name_and_what_was_expected(
      String name, String value, String expected) {
    assertThatThrownBy(() -> with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " has to be ")
        .hasMessageContaining(expected)
        .message()
        .matches("(?s)[^\n]*\\.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CARELINE_DATABASE_URL", "CARELINE_SMTP_RELAY", "CARELINE_ADMIN_TOKEN"})
  void a_value_that_may_hold_a_secret_is_not_repeated(String name) {
    assertThatThrownBy(() -> with(name, "odd://me:s3 cret@host"))
        .message()
        .doesNotContain("s3")
        .doesNotContain("cret@");
  }

  @Test
  void what_is_right_is_taken() {
    assertThat(with("CARELINE_PUBLIC_URL", "https://desk.example.org/care//").publicUrl())
        .contains("https://desk.example.org/care");
    assertThat(with("CARELINE_SMTP_PORT", "0").smtpPort()).isEmpty();
    assertThat(with("CARELINE_SMTP_RELAY", "smtps://me%40x.y:s@mail.example.org").relay())
        .isPresent();
    assertThat(with("CARELINE_DATABASE_URL", "postgres://u:p%40@h:5433/d").databaseUrl())
        .isPresent();
    assertThat(with("CARELINE_DATABASE_URL", "postgresql://u@h/d?sslmode=require").databaseUrl())
        .isPresent();
    assertThat(with("CARELINE_MEANING", "off").meaning()).isFalse();
    assertThat(with("CARELINE_READING", "off").reading()).isFalse();
    assertThat(with("CARELINE_TONE", "rntn").rntn()).isTrue();
    assertThat(with("CARELINE_LOG_LEVEL", "DEBUG").port()).isEqualTo(8080);
    assertThat(with("CARELINE_SUPPORT_ADDRESS", "hilfe@例え.jp").supportAddress())
        .isEqualTo("hilfe@例え.jp");
  }
}
