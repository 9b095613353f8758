package io.careline.intake;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.Html;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;

/** Points the pictures inside a stored message to the attachments that came with it. */
final class Pictures {
  private static final Sql HTML =
      new Sql(
          "interaction.html", "SELECT html FROM interaction WHERE id = $1 AND html IS NOT NULL");
  private static final Sql SET =
      new Sql("interaction.set-html", "UPDATE interaction SET html = $2 WHERE id = $1");

  private Pictures() {}

  static void point(SqlClient tx, long interactionId, Map<String, String> attachmentByContentId) {
    Db.run(tx, HTML, interactionId)
        .forEach(
            row -> {
              String html = Html.withPictures(row.getString("html"), attachmentByContentId);
              Db.run(tx, SET, interactionId, html);
            });
  }
}
