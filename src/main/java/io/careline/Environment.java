package io.careline;

import io.careline.delivery.Address;
import io.careline.delivery.Relay;
import io.careline.http.TrustedProxies;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads settings from environment variables. A bad one is refused with its name and what was
 * expected; its value is repeated only where it cannot hold a secret.
 */
record Environment(Map<String, String> variables) {

  /** A variable that is set to something; an empty one counts as not set. */
  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  int number(String name, int otherwise, int least, int most) {
    String text = text(name).orElse(Integer.toString(otherwise));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw refused(name, "a whole number from " + least + " to " + most + not(text));
    }
    return Integer.parseInt(text);
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name).orElse(Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      throw refused(name, "true or false" + not(text));
    }
    return text.equals("true");
  }

  /** One of some words, for settings that somebody else reads. */
  void word(String name, List<String> words) {
    text(name)
        .filter(text -> !words.contains(text))
        .ifPresent(
            text -> {
              String all = String.join(", ", words).replaceFirst(", (?=[^,]*$)", " or ");
              throw refused(name, all + not(text));
            });
  }

  /** One of some words; the first when it is not set. */
  String choice(String name, List<String> words) {
    word(name, words);
    return text(name).orElse(words.getFirst());
  }

  Optional<String> address(String name) {
    return read(name, Address::of, "one mail address such as support@example.org");
  }

  Optional<String> database(String name) {
    return read(
        name,
        PgConnectOptions::fromUri,
        "written as postgresql://user:password@host:port/database, with signs in user and password"
            + " percent-encoded");
  }

  Optional<String> relay(String name) {
    return read(
        name,
        Relay::of,
        "written as smtp://host:port, smtps://user:password@host:port or"
            + " smtp+starttls://user:password@host:port, with signs in user and password"
            + " percent-encoded");
  }

  /** An address that pages have, without a slash at the end. */
  Optional<String> page(String name) {
    return read(
            name,
            text -> page(URI.create(text)),
            "written as https://host or http://host:port/path")
        .map(url -> url.replaceAll("/+$", ""));
  }

  private static void page(URI uri) {
    boolean plain = uri.getQuery() == null && uri.getFragment() == null;
    if (uri.getHost() == null || !plain || !List.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException();
    }
  }

  /** A token, as a header can carry it. */
  Optional<String> token(String name) {
    return read(
        name,
        text -> {
          if (!text.matches("[!-~]+")) {
            throw new IllegalArgumentException();
          }
        },
        "made of letters, digits and signs, without spaces");
  }

  TrustedProxies proxies(String name) {
    try {
      return text(name).map(TrustedProxies::of).orElse(TrustedProxies.NONE);
    } catch (IllegalArgumentException e) {
      throw refused(
          name,
          "addresses or networks such as 10.0.0.0/8, separated by commas; " + e.getMessage() + ".");
    }
  }

  /** A time zone; the machine's own when it is not set. */
  ZoneId zone(String name) {
    return read(name, ZoneId::of, "a time zone such as Asia/Shanghai")
        .map(ZoneId::of)
        .orElseGet(ZoneId::systemDefault);
  }

  private Optional<String> read(String name, Consumer<String> reader, String expected) {
    Optional<String> text = text(name);
    try {
      text.ifPresent(reader);
      return text;
    } catch (RuntimeException e) {
      throw refused(name, expected + ".");
    }
  }

  private static String not(String text) {
    return ", not \"" + text + "\".";
  }

  private static IllegalArgumentException refused(String name, String sentence) {
    return new IllegalArgumentException(name + " has to be " + sentence);
  }
}
