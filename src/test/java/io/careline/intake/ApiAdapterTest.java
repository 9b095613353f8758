package io.careline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The API passes the kit. Its files come beside the body; {@link DoorKit} sends them. */
class ApiAdapterTest extends AdapterKit {
  @Override
  protected ChannelAdapter adapter() {
    return new ApiAdapter();
  }

  @Override
  protected Delivery compose(Letter letter) {
    return new Delivery(envelope(letter), body(letter).toBuffer().getBytes());
  }

  /** A program that tries again sends the same bytes under the same key. */
  @Override
  protected Delivery deliveredAgain(Letter letter) {
    return compose(letter);
  }

  @Override
  protected Delivery wronglyLabelled(Letter letter, byte[] text) {
    return new Delivery(envelope(letter), JsonBytes.withText(body(letter), text));
  }

  @Override
  protected boolean carriesHtml() {
    return false;
  }

  @Override
  protected boolean carriesFiles() {
    return false;
  }

  @Override
  protected boolean senderWaits() {
    return true;
  }

  /** Who calls gives each message a key of its own. */
  private static JsonObject envelope(Letter letter) {
    return new JsonObject()
        .put("caller", "agent:7")
        .put("key", letter.id() + "/" + letter.text().hashCode());
  }

  private static JsonObject body(Letter letter) {
    return new JsonObject()
        .put("subject", letter.subject())
        .put("text", letter.text())
        .put("customer", new JsonObject().put("email", letter.email()).put("name", letter.name()));
  }

  @Test
  void calls_without_a_key_are_told_apart_by_the_call_and_by_nothing_random() {
    byte[] raw = body(Letter.of("x", "Same", "same")).toBuffer().getBytes();
    JsonObject first = new JsonObject().put("caller", "agent:7").put("call", "1");
    JsonObject second = first.copy().put("call", "2");
    ChannelAdapter adapter = adapter();
    assertThat(adapter.dedupKey(first, raw))
        .isEqualTo(adapter.dedupKey(first.copy(), raw))
        .isNotEqualTo(adapter.dedupKey(second, raw));
  }

  @Test
  void a_key_of_one_caller_is_not_the_key_of_another() {
    byte[] raw = new byte[0];
    JsonObject one = new JsonObject().put("caller", "agent:7").put("key", "k");
    JsonObject other = new JsonObject().put("caller", "agent:8").put("key", "k");
    assertThat(adapter().dedupKey(one, raw)).isNotEqualTo(adapter().dedupKey(other, raw));
  }

  /** What an older version took, or a hand has changed in the table, may not stop the reader. */
  @Test
  void wishes_of_the_wrong_kind_are_refused_with_a_reason_or_taken_as_none() {
    JsonObject whole = body(Letter.of("w", "Wishes", "text"));
    for (Object odd : new Object[] {null, 7, "loud", new JsonArray().add(7), new JsonObject()}) {
      for (String name : new String[] {"priority", "team", "tags", "fields", "subject", "text"}) {
        byte[] raw = whole.copy().put(name, odd).toString().getBytes(StandardCharsets.UTF_8);
        readable(new Delivery(new JsonObject(), raw));
      }
      readable(
          new Delivery(new JsonObject(), whole.copy().put("customer", odd).toBuffer().getBytes()));
      JsonObject customer = new JsonObject().put("email", odd).put("phone", odd).put("name", odd);
      readable(
          new Delivery(
              new JsonObject(), whole.copy().put("customer", customer).toBuffer().getBytes()));
    }
  }
}
