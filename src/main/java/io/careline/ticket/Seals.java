package io.careline.ticket;

import io.careline.customer.MailIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proofs that a message belongs to a ticket or that somebody may follow one. Each is an
 * HMAC-SHA-256 of what it proves under the installation's key, so nothing is stored and every node
 * can check it.
 */
public final class Seals {
  private static final char[] LETTERS = "abcdefghjkmnpqrstvwxyz0123456789".toCharArray();

  private final SecretKeySpec key;

  /** With the installation's 32-byte key. */
  public Seals(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /**
   * The part behind the plus in the address that a recipient answers to: ticket number, dot, 80
   * bits of proof.
   */
  public String replyToken(long ticketId, String recipient) {
    return TicketNumber.of(ticketId)
        + "."
        + proof("reply", ticketId, MailIdentity.of(recipient), 16);
  }

  /**
   * The ticket of a token that was made for one of these people; empty when it is forged or made
   * for others.
   */
  public Optional<Long> ticketOf(String token, Collection<String> people) {
    int dot = token.indexOf('.');
    OptionalLong id = dot < 1 ? OptionalLong.empty() : TicketNumber.id(token.substring(0, dot));
    if (id.isEmpty()) {
      return Optional.empty();
    }
    boolean ours =
        people.stream().anyMatch(who -> same(replyToken(id.getAsLong(), who), fold(token)));
    return ours ? Optional.of(id.getAsLong()) : Optional.empty();
  }

  /**
   * The ticket that a token names, before it is proved; only for finding the people to prove it
   * with.
   */
  public static OptionalLong named(String token) {
    int dot = token.indexOf('.');
    return dot < 1 ? OptionalLong.empty() : TicketNumber.id(token.substring(0, dot));
  }

  /** What lets a customer follow a ticket without an account: 100 bits. */
  public String trackingSecret(long ticketId) {
    return proof("track", ticketId, "", 20);
  }

  /** Whether a tracking secret is the ticket's, in constant time. */
  public boolean tracks(long ticketId, String secret) {
    return same(trackingSecret(ticketId), fold(secret));
  }

  /**
   * A Message-ID, without angle brackets, that stays the same however often the mail is sent, and
   * that an answer's References prove to be ours.
   *
   * @param word what the mail is, such as {@code r55} for the reply 55
   */
  public String messageId(long ticketId, String word, String domain) {
    String local = TicketNumber.of(ticketId) + "." + word;
    return local + "." + proof("message", ticketId, word, 16) + "@" + domain;
  }

  /** The ticket of a mail that we sent; empty when the Message-ID is not of our making. */
  public Optional<Long> ticketOfMessage(String messageId) {
    String[] parts = fold(messageId).split("@")[0].split("\\.");
    OptionalLong id = parts.length == 3 ? TicketNumber.id(parts[0]) : OptionalLong.empty();
    boolean ours = id.isPresent() && same(proof("message", id.getAsLong(), parts[1], 16), parts[2]);
    return ours ? Optional.of(id.getAsLong()) : Optional.empty();
  }

  private String proof(String purpose, long ticketId, String who, int letters) {
    byte[] seal = mac((purpose + '\n' + ticketId + '\n' + who).getBytes(StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder(letters);
    int bits = 0;
    int held = 0;
    for (int i = 0; text.length() < letters; ) {
      if (held < 5) {
        bits = (bits << 8) | (seal[i++] & 0xff);
        held += 8;
      }
      held -= 5;
      text.append(LETTERS[(bits >> held) & 31]);
    }
    return text.toString();
  }

  private byte[] mac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
