package io.careline.customer;

import java.util.Locale;
import java.util.Optional;

/**
 * What a message tells about who wrote it. The mail address decides who that is, else the phone; a
 * name alone is a new customer each time, since names prove nothing.
 */
public record CustomerHint(
    Optional<String> email,
    Optional<String> phone,
    Optional<String> name,
    Optional<String> locale) {

  /** The address as people read it. */
  public Optional<String> foldedEmail() {
    return email.map(text -> text.strip().toLowerCase(Locale.ROOT));
  }

  /** The address as it is compared. */
  public Optional<String> mailIdentity() {
    return email.map(MailIdentity::of);
  }

  /** The phone as it is compared: digits, with a plus where one was given. */
  public Optional<String> foldedPhone() {
    return phone
        .map(text -> text.replaceAll("[^0-9+]", ""))
        .filter(text -> text.matches(".*[0-9].*"));
  }
}
