package io.careline.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a page of a list ended: an opaque word for the caller, the last row's id for us. */
public final class Page {
  private Page() {}

  /** The limit of a list call; the contract has checked its range. */
  public static int limit(Call call) {
    return call.query("limit").map(Integer::parseInt).orElse(50);
  }

  public static String cursor(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  /** What a cursor of ours says; a made-up one is refused. */
  public static Optional<String> position(Call call) {
    try {
      return call.query("cursor")
          .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  /** A cursor that is just an id. */
  public static OptionalLong before(Call call) {
    try {
      return position(call).stream().mapToLong(Long::parseLong).findFirst();
    } catch (NumberFormatException e) {
      throw foreign();
    }
  }

  /** The refusal for a cursor that did not come from this list. */
  public static Refusal foreign() {
    return new Refusal.Invalid(
        "query/cursor", "is not a cursor of this list; start again without one");
  }
}
