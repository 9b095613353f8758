package io.careline.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.intake.AdapterKit;
import io.careline.intake.ChannelAdapter;
import io.careline.intake.JsonBytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The web form passes the kit. Its files come beside the form; the door's test sends them. */
class WebAdapterTest extends AdapterKit {
  @Override
  protected ChannelAdapter adapter() {
    return new WebAdapter();
  }

  @Override
  protected Delivery compose(Letter letter) {
    return new Delivery(envelope(letter), body(letter).toBuffer().getBytes());
  }

  /** A double tap: the same bytes from the same address within the same minutes. */
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

  /** The same words at another time are another message. */
  private static JsonObject envelope(Letter letter) {
    return new JsonObject().put("window", letter.id().hashCode()).put("address", "192.0.2.1");
  }

  private static JsonObject body(Letter letter) {
    return new JsonObject()
        .put("subject", letter.subject())
        .put("text", letter.text())
        .put("email", letter.email())
        .put("name", letter.name())
        .put("locale", "zh");
  }

  @Test
  void the_language_of_the_form_is_the_customers() {
    Delivery form = compose(Letter.of("l", "s", "t"));
    assertThat(adapter().read(form.envelope(), form.raw()).sender().locale()).contains("zh");
  }

  @Test
  void fields_of_the_wrong_kind_are_refused_with_a_reason_or_taken_as_none() {
    JsonObject whole = body(Letter.of("w", "s", "t"));
    for (Object odd : new Object[] {null, 7, true, new JsonArray().add(7), new JsonObject()}) {
      for (String name : whole.fieldNames()) {
        byte[] raw = whole.copy().put(name, odd).toBuffer().getBytes();
        readable(new Delivery(new JsonObject(), raw));
      }
    }
  }
}
