package io.careline.store;

/**
 * A statement with a name for logs, metrics and failures.
 *
 * @param name room first, such as {@code ticket.open}
 * @param text PostgreSQL with {@code $1} parameters
 */
public record Sql(String name, String text) {

  /**
   * The same statement with one marked place filled by a fragment of ours, never by outside text.
   */
  public Sql with(String mark, String fragment) {
    return new Sql(name, text.replace(mark, fragment));
  }
}
