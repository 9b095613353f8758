package io.careline;

import io.careline.http.TrustedProxies;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be set from outside, read once from the environment. The table is in {@code
 * docs/settings.md}.
 *
 * @param port HTTP and WebSocket; 0 takes a free one
 * @param smtpPort inbound SMTP; empty when it is off, 0 takes a free one
 * @param databaseUrl empty for the embedded database
 * @param relay where outgoing mail goes; without one it waits
 * @param publicUrl what customers and agents type, without a slash at the end
 * @param trustedProxies whose word about a caller's address and TLS is taken
 * @param zone whose days and hours the wallboard counts
 * @param reading whether messages are read as they come in
 * @param meaning whether sentence embeddings are worked out
 * @param rntn whether CoreNLP's sentiment trees tell the tone of English messages
 * @param learn whether models learn from corrections every night
 * @param searchFiles whether the text inside files is extracted, to be searched
 * @param toneWeight how many steps of priority a negative tone counts in queues
 * @param adminToken the first administrator's token; generated when empty
 */
public record Settings(
    String host,
    int port,
    Optional<Integer> smtpPort,
    String supportAddress,
    Path data,
    Optional<String> databaseUrl,
    Optional<String> adminToken,
    boolean demo,
    Path slaPolicies,
    Optional<String> relay,
    Optional<String> publicUrl,
    int connections,
    TrustedProxies trustedProxies,
    ZoneId zone,
    boolean reading,
    boolean meaning,
    boolean rntn,
    boolean learn,
    boolean searchFiles,
    int toneWeight) {

  /**
   * Reads {@code CARELINE_…} variables; a bad one stops the start with its name and what was
   * expected.
   *
   * @param otherwiseDemo whether to fill an empty workspace when nobody says
   */
  public static Settings from(Map<String, String> environment, boolean otherwiseDemo) {
    Environment read = new Environment(environment);
    read.word("CARELINE_LOG", List.of("json", "text"));
    read.word("CARELINE_LOG_LEVEL", List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));
    int smtp = read.number("CARELINE_SMTP_PORT", 2525, 0, 65_535);
    return new Settings(
        read.text("CARELINE_HOST").orElse("0.0.0.0"),
        read.number("CARELINE_PORT", 8080, 0, 65_535),
        smtp == 0 ? Optional.empty() : Optional.of(smtp),
        read.address("CARELINE_SUPPORT_ADDRESS").orElse("support@localhost"),
        Path.of(read.text("CARELINE_DATA").orElse("./data")),
        read.database("CARELINE_DATABASE_URL"),
        read.token("CARELINE_ADMIN_TOKEN"),
        read.flag("CARELINE_DEMO", otherwiseDemo),
        Path.of(read.text("CARELINE_SLA_POLICIES").orElse("./sla-policies")),
        read.relay("CARELINE_SMTP_RELAY"),
        read.page("CARELINE_PUBLIC_URL"),
        read.number("CARELINE_DATABASE_CONNECTIONS", 16, 4, 200),
        read.proxies("CARELINE_TRUSTED_PROXIES"),
        read.zone("CARELINE_ZONE"),
        read.choice("CARELINE_READING", List.of("on", "off")).equals("on"),
        read.choice("CARELINE_MEANING", List.of("on", "off")).equals("on"),
        read.choice("CARELINE_TONE", List.of("careline", "rntn")).equals("rntn"),
        read.choice("CARELINE_LEARN", List.of("off", "nightly")).equals("nightly"),
        read.choice("CARELINE_SEARCH_FILES", List.of("on", "off")).equals("on"),
        read.number("CARELINE_TONE_WEIGHT", 1, 0, 3));
  }
}
