package io.careline.delivery;

/** Where the bytes of attached files are. */
@FunctionalInterface
public interface AttachmentSource {
  /**
   * The bytes of a file; called on a virtual thread.
   *
   * @throws java.util.NoSuchElementException when the file is gone, so that the mail is given up
   */
  byte[] bytes(String id);
}
