package io.careline.customer;

import java.net.IDN;
import java.util.Locale;

/** A mail address as it is compared: one spelling for one mailbox. */
public final class MailIdentity {
  private MailIdentity() {}

  /**
   * The address in lower case, its domain as DNS knows it ({@code xn--…}). What Java cannot spell
   * so stays as it is. The four letters that IDNA 2003 would turn into others, such as {@code ß}
   * into {@code ss}, stay too: the domain with the other spelling may be somebody else's.
   */
  public static String of(String address) {
    String folded = address.strip().toLowerCase(Locale.ROOT);
    int at = folded.lastIndexOf('@');
    String domain = folded.substring(at + 1);
    if (at < 0 || domain.matches(".*[ßς\u200C\u200D].*")) {
      return folded;
    }
    try {
      String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
      return folded.substring(0, at + 1) + ascii.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return folded;
    }
  }
}
