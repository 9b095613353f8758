package io.careline.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.Optional;

/**
 * An operation of the contract.
 *
 * @param path with places in braces, as the contract writes it
 * @param permission what the caller needs; {@code public} for nothing
 * @param body the schema of its JSON body; empty where it has none
 * @param raw whether its body is bytes of any type
 * @param streamed whether its body is lines of any number, which the handling reads one by one
 * @param bodyLimit how many bytes of a body are taken
 */
public record Operation(
    String id,
    HttpMethod method,
    String path,
    String permission,
    List<Parameter> parameters,
    Optional<Validator> body,
    boolean raw,
    boolean streamed,
    long bodyLimit) {

  /**
   * A parameter.
   *
   * @param in {@code path}, {@code query} or {@code header}
   * @param integer whether its text has to be a whole number
   */
  public record Parameter(
      String name, String in, boolean required, boolean integer, Validator schema) {}
}
