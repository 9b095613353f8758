package io.careline.live;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every frame there is. {@code docs/live.md} explains them, and the gate's test walks them. */
public enum FrameType {
  /** From the client: starts, or resumes behind a number. */
  HELLO(true),
  /** Both ways: who looks at a ticket or is typing. */
  PRESENCE(true),
  WELCOME(false),
  FACT(false),
  BEAT(false),
  /** The number to resume behind is too old or not ours. */
  RESTART(false);

  private final boolean fromClient;

  FrameType(boolean fromClient) {
    this.fromClient = fromClient;
  }

  /** Whether clients may send it. */
  public boolean fromClient() {
    return fromClient;
  }

  /** The word in the frame's {@code type}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A frame of this type, to be filled. */
  public JsonObject frame() {
    return new JsonObject().put("type", word());
  }

  /** The type of a frame that a client has sent; empty when clients send no such frame. */
  public static Optional<FrameType> said(JsonObject frame) {
    Object word = frame.getValue("type");
    return Arrays.stream(values())
        .filter(type -> type.fromClient && type.word().equals(word))
        .findFirst();
  }
}
