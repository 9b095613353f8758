package io.careline.delivery;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody to write to, or who writes.
 *
 * @param email checked to be one address and nothing else, since it goes into commands and headers
 */
public record Address(String email, Optional<String> name) {
  private static final Pattern ONE =
      Pattern.compile("[^\\s\\p{Cntrl}<>()\\[\\],;:\"\\\\@]{1,64}@[\\p{L}\\p{N}\\p{M}._-]{1,255}");

  /**
   * @throws IllegalArgumentException when the address is none
   */
  public Address {
    if (!ONE.matcher(email).matches()) {
      throw new IllegalArgumentException("This is no mail address: " + HeaderText.line(email));
    }
    name = name.map(HeaderText::line).filter(text -> !text.isEmpty());
  }

  public static Address of(String email) {
    return new Address(email, Optional.empty());
  }

  public static Address of(String email, String name) {
    return new Address(email, Optional.ofNullable(name));
  }

  /** As people read it: {@code Ada <ada@example.org>}. */
  public String written() {
    return name.map(n -> n + " <" + email + ">").orElse(email);
  }

  /** The same mailbox with a token behind a plus, so that an answer tells where it belongs. */
  Address plus(String token) {
    int at = email.lastIndexOf('@');
    return new Address(email.substring(0, at) + "+" + token + email.substring(at), name);
  }

  JsonObject json() {
    JsonObject json = new JsonObject().put("email", email);
    name.ifPresent(n -> json.put("name", n));
    return json;
  }

  static Address of(JsonObject json) {
    return of(json.getString("email"), json.getString("name"));
  }

  static JsonArray json(List<Address> addresses) {
    JsonArray json = new JsonArray();
    addresses.forEach(address -> json.add(address.json()));
    return json;
  }

  static List<Address> list(JsonArray json) {
    return json.stream().map(one -> of((JsonObject) one)).toList();
  }
}
