package io.careline.integration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks, so that whoever gets one can tell that it is ours and not an old one: HMAC-SHA256
 * over {@code time.id.body} with the installation's key.
 */
public final class Signature {
  private static final String HMAC = "HmacSHA256";
  private final byte[] key;
  private final InstantSource clock;

  public Signature(byte[] key, InstantSource clock) {
    this.key = key.clone();
    this.clock = clock;
  }

  /** The key as receivers enter it. */
  public String key() {
    return HexFormat.of().formatHex(key);
  }

  /** The headers of a webhook: name, value, name, value. */
  List<String> headers(String id, String body) {
    String time = Long.toString(clock.instant().getEpochSecond());
    return List.of(
        "Careline-Webhook-Id",
        id,
        "Careline-Webhook-Time",
        time,
        "Careline-Webhook-Signature",
        "v1=" + sign(time + "." + id + "." + body));
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
