package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word about a caller is taken, and which of many words. */
class TrustedProxiesTest {
  private static final TrustedProxies PROXIES =
      TrustedProxies.of("10.0.0.0/8, 192.0.2.7 ,2001:db8::/32,::1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // connection | header | client
        "203.0.113.5 | 198.51.100.1 | 203.0.113.5", // a stranger's header
        "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 1.2.3.4, 198.51.100.1 | 198.51.100.1", // what the caller made up
        "10.0.0.1 | 198.51.100.1, 10.9.9.9, 192.0.2.7 | 198.51.100.1", // a row of proxies
        "10.0.0.1 | 10.2.2.2, 10.9.9.9 | 10.2.2.2", // somebody inside
        "10.0.0.1 | '' | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1, unknown | 10.0.0.1", // nobody knows behind this hop
        "10.0.0.1 | unknown, 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | localhost | 10.0.0.1", // names are not looked up
        "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
        "192.0.2.8 | 198.51.100.1 | 192.0.2.8", // a neighbour of a single address
        "::1 | [2001:db9::5]:4711 | 2001:db9:0:0:0:0:0:5",
        "2001:db8::9 | 2001:db9::5 | 2001:db9:0:0:0:0:0:5",
        "10.0.0.1 | ::ffff:10.3.3.3 | 10.3.3.3", // the same address in IPv6's clothes
        "10.0.0.1 | ,, | 10.0.0.1"
      })
  void the_client_is_the_last_address_that_no_proxy_of_ours_has(
      String connection, String header, String client) {
    assertThat(PROXIES.client(connection, List.of(header))).isEqualTo(client);
  }

  @Test
  void many_headers_are_one_list() {
    List<String> headers = List.of("198.51.100.1", "203.0.113.9, 10.1.1.1");
    assertThat(PROXIES.client("10.0.0.1", headers)).isEqualTo("203.0.113.9");
    assertThat(PROXIES.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
  }

  @Test
  void nobody_is_trusted_unless_somebody_says_so() {
    Settings settings = Settings.from(Map.of(), false);
    assertThat(settings.trustedProxies().client("127.0.0.1", List.of("10.0.0.1")))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.org",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1:80",
        "[::1]",
        "::1/129",
        "10.0.0.1 10.0.0.2",
        "10.0.0.1,all",
        "10.0.0.0/-1",
        "/8"
      })
  void a_proxy_that_is_no_address_stops_the_start_with_the_settings_name(String list) {
    assertThatThrownBy(() -> Settings.from(Map.of("CARELINE_TRUSTED_PROXIES", list), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CARELINE_TRUSTED_PROXIES")
        .hasMessageContaining("10.0.0.0/8, separated by commas");
  }
}
