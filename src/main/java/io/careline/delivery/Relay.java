package io.careline.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The mail server that takes our mail.
 *
 * @param security how the connection is secured
 */
public record Relay(String host, int port, Security security, Optional<Login> login) {

  /** How a connection is secured. */
  public enum Security {
    /** Not at all: for a relay on the same machine or network. */
    NONE,
    /** From the first byte. */
    TLS,
    /** From STARTTLS on; without it nothing is sent. */
    STARTTLS
  }

  /** A sign-in; never shown. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "…";
    }
  }

  /**
   * Reads a setting: {@code smtp://host}, {@code smtps://user:password@host:465} or {@code
   * smtp+starttls://user:password@host:587}; signs in user and password are percent-encoded.
   *
   * @throws IllegalArgumentException with a sentence for whoever wrote the setting
   */
  public static Relay of(String setting) {
    try {
      URI uri = new URI(setting.strip());
      Security security = security(uri.getScheme());
      if (uri.getHost() == null) {
        throw refused();
      }
      int port = uri.getPort() < 0 ? usualPort(security) : uri.getPort();
      return new Relay(uri.getHost(), port, security, login(uri.getRawUserInfo()));
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  private static Security security(String scheme) {
    return switch (scheme == null ? "" : scheme) {
      case "smtp" -> Security.NONE;
      case "smtps" -> Security.TLS;
      case "smtp+starttls" -> Security.STARTTLS;
      default -> throw refused();
    };
  }

  private static int usualPort(Security security) {
    return switch (security) {
      case NONE -> 25;
      case TLS -> 465;
      case STARTTLS -> 587;
    };
  }

  private static Optional<Login> login(String userInfo) {
    if (userInfo == null) {
      return Optional.empty();
    }
    int colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw refused();
    }
    return Optional.of(
        new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1))));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Does not repeat the setting, which may hold a password. */
  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "The mail relay has to be written as smtp://host:port, smtps://user:password@host:port or"
            + " smtp+starttls://user:password@host:port, with %40 for an @ in the user's name.");
  }
}
