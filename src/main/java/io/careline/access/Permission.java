package io.careline.access;

import java.util.Arrays;

/**
 * What an operation asks for, by the word that the contract uses ({@code x-careline-permission}).
 */
public enum Permission {
  /** Any agent who is signed in. */
  SIGNED_IN("signedIn"),
  TICKET_READ("ticket.read"),
  TICKET_WRITE("ticket.write"),
  TICKET_IMPORT("ticket.import"),
  CUSTOMER_READ("customer.read"),
  SLA_READ("sla.read"),
  WALLBOARD_READ("wallboard.read"),
  WALLBOARD_MANAGE("wallboard.manage"),
  PEOPLE_READ("people.read"),
  PEOPLE_WRITE("people.write"),
  TOKEN_MANAGE("token.manage"),
  MAILBOX_MANAGE("mailbox.manage"),
  OUTBOX_MANAGE("outbox.manage"),
  ARRIVAL_MANAGE("arrival.manage"),
  AUDIT_READ("audit.read"),
  TOPIC_MANAGE("topic.manage"),
  MODEL_MANAGE("model.manage"),
  SEARCH_MANAGE("search.manage"),
  SEARCH_SHARE("search.share");

  /** The word for operations that need nobody to be signed in. */
  public static final String PUBLIC = "public";

  private final String word;

  Permission(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /**
   * The permission of a word; an unknown word stops the caller, so a typing error in the contract
   * opens nothing.
   */
  public static Permission of(String word) {
    return Arrays.stream(values())
        .filter(permission -> permission.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such permission: " + word));
  }
}
