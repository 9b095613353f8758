package io.careline.demo;

/** How far a conversation has come. */
enum End {
  /** Nobody has taken it yet. */
  NEW,
  /** The customer waits. */
  OPEN,
  /** We wait for the customer. */
  PENDING,
  /** Both wait for somebody else. */
  ON_HOLD,
  DONE
}
