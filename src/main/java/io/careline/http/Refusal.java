package io.careline.http;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A call that is refused and has stored nothing. The family is closed; {@link Problems} turns each
 * into problem+json (RFC 9457). The slug is stable and explained in {@code docs/problems.md}; the
 * detail is for the person reading.
 */
public abstract sealed class Refusal extends RuntimeException {
  private final int status;
  private final String slug;
  private final transient List<FieldFault> faults;

  private Refusal(int status, String slug, String detail, List<FieldFault> faults) {
    super(detail, null, false, false);
    this.status = status;
    this.slug = slug;
    this.faults = List.copyOf(faults);
  }

  /**
   * A field at fault.
   *
   * @param pointer JSON pointer into the body ({@code /customer/email}), or {@code query/limit},
   *     {@code header/If-Match}
   */
  public record FieldFault(String pointer, String detail) {}

  public int status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  public List<FieldFault> faults() {
    return faults;
  }

  /** More properties of the problem, such as the new messages of a conflict. */
  public JsonObject more() {
    return new JsonObject();
  }

  /** The request cannot be read at all. */
  public static final class Unreadable extends Refusal {
    public Unreadable(String detail) {
      super(400, "unreadable-request", detail, List.of());
    }
  }

  /** Fields are at fault, each named. */
  public static final class Invalid extends Refusal {
    private final transient JsonObject more;

    public Invalid(List<FieldFault> faults) {
      this(faults, new JsonObject());
    }

    private Invalid(List<FieldFault> faults, JsonObject more) {
      super(422, "invalid-fields", summary(faults), faults);
      this.more = more;
    }

    /** A field at fault, and what else a program may want to know of it. */
    public Invalid(String pointer, String detail, JsonObject more) {
      this(List.of(new FieldFault(pointer, detail)), more);
    }

    @Override
    public JsonObject more() {
      return more;
    }

    public Invalid(String pointer, String detail) {
      this(List.of(new FieldFault(pointer, detail)));
    }

    private static String summary(List<FieldFault> faults) {
      FieldFault first = faults.getFirst();
      String where = first.pointer().isEmpty() ? "The body" : first.pointer();
      return where + ": " + first.detail();
    }
  }

  /** Nobody is signed in, or the sign-in has ended. */
  public static final class Unauthenticated extends Refusal {
    public Unauthenticated(String slug, String detail) {
      super(401, slug, detail, List.of());
    }
  }

  /** Signed in, but not allowed. */
  public static final class Forbidden extends Refusal {
    public Forbidden(String slug, String detail) {
      super(403, slug, detail, List.of());
    }
  }

  /**
   * There is no such thing, or it is outside of the caller's sight; the two are told apart to
   * nobody.
   */
  public static final class NotFound extends Refusal {
    public NotFound(String what) {
      super(404, "not-found", "There is no such " + what + ", or you may not see it.", List.of());
    }
  }

  /** The path exists, the method does not. */
  public static final class WrongMethod extends Refusal {
    public WrongMethod(String detail) {
      super(405, "wrong-method", detail, List.of());
    }
  }

  /** The state does not allow it. */
  public static final class Conflict extends Refusal {
    private final transient JsonObject more;

    public Conflict(String slug, String detail) {
      this(slug, detail, new JsonObject());
    }

    public Conflict(String slug, String detail, JsonObject more) {
      super(409, slug, detail, List.of());
      this.more = more;
    }

    @Override
    public JsonObject more() {
      return more;
    }
  }

  /** {@code If-Match} names a version that has passed. */
  public static final class Stale extends Refusal {
    public Stale(String detail) {
      super(412, "stale-version", detail, List.of());
    }
  }

  /** More bytes than are taken. */
  public static final class TooLarge extends Refusal {
    public TooLarge(String detail) {
      super(413, "too-large", detail, List.of());
    }
  }

  /** A body of a kind that the operation does not read. */
  public static final class WrongType extends Refusal {
    public WrongType(String detail) {
      super(415, "wrong-content-type", detail, List.of());
    }
  }

  /** Too often; try again after so many seconds. */
  public static final class TooMany extends Refusal {
    private final long retryAfterSeconds;

    public TooMany(String slug, String detail, long retryAfterSeconds) {
      super(429, slug, detail, List.of());
      this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }

  /** Not now: the database is away, or the node is draining. */
  public static final class Unavailable extends Refusal {
    public Unavailable(String detail) {
      super(503, "unavailable", detail, List.of());
    }
  }
}
