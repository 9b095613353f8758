package io.careline.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What kind of work somebody does; decides what they may do, while {@link Scope} decides to which
 * tickets.
 */
public enum Role {
  AGENT,
  SUPERVISOR,
  ADMINISTRATOR;

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Everything this role may do; what is not named here is denied. */
  public Set<Permission> permissions() {
    EnumSet<Permission> desk =
        EnumSet.of(
            Permission.SIGNED_IN,
            Permission.TICKET_READ,
            Permission.TICKET_WRITE,
            Permission.CUSTOMER_READ,
            Permission.PEOPLE_READ);
    return switch (this) {
      case AGENT -> desk;
      case SUPERVISOR -> {
        desk.addAll(
            EnumSet.of(
                Permission.OUTBOX_MANAGE,
                Permission.SLA_READ,
                Permission.SEARCH_SHARE,
                Permission.WALLBOARD_READ,
                Permission.WALLBOARD_MANAGE));
        yield desk;
      }
      case ADMINISTRATOR -> EnumSet.allOf(Permission.class);
    };
  }
}
