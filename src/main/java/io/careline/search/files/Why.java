package io.careline.search.files;

/** Why a file has no text, or not all of it, as the table has it. */
final class Why {
  /** Of a kind that is not looked into, such as a picture. */
  static final String KIND = "kind";

  /** Nothing is written in it, such as in a scanned page. */
  static final String EMPTY = "empty";

  /** A password is asked for. */
  static final String ENCRYPTED = "encrypted";

  /** It is not what it says it is. */
  static final String BROKEN = "broken";

  /** More bytes than are looked into. */
  static final String LARGE = "large";

  /** Much more inside than its size lets expect. */
  static final String INFLATES = "inflates";

  /** It took more memory than there is for it. */
  static final String MEMORY = "memory";

  /** It took too long. */
  static final String SLOW = "slow";

  /** The process that looked into it has ended. */
  static final String LOST = "lost";

  private Why() {}
}
