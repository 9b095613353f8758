package io.careline.language.model;

import io.vertx.core.json.JsonObject;

/**
 * What is to be known of a model: its name and version, what it was made from under which licences,
 * its measures, when and by which command.
 */
public record ModelCard(JsonObject json) {
  public String version() {
    return json.getString("version", "");
  }
}
