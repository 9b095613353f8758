package io.careline.ticket;

import java.util.Locale;

/** How a message comes in or goes out. */
public enum Channel {
  MAIL,
  WEB,
  CHAT,
  VOICE,
  API,
  HOOK;

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Channel of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
