package io.careline.learning;

import io.careline.access.AccessRoutes;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Page;
import io.careline.language.model.ModelCard;
import io.careline.reading.InstalledModels.Installed;
import io.careline.reading.PresentModels;
import io.careline.store.Db;
import io.careline.store.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** HTTP for the models: which read, what was tried, and undoing a switch. */
public final class ModelRoutes {
  private final Db db;
  private final PresentModels models;
  private final Learning learning;
  private final boolean nightly;

  public ModelRoutes(Db db, PresentModels models, Learning learning, boolean nightly) {
    this.db = db;
    this.models = models;
    this.learning = learning;
    this.nightly = nightly;
  }

  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "listModels", Handling.in(room, call -> Answer.ok(list())),
        "listTrials", Handling.in(room, this::trials),
        "undoModel", Handling.in(room, this::undo));
  }

  private JsonObject list() {
    PresentModels.Present present = models.present();
    JsonArray items = new JsonArray();
    learning.names().forEach(name -> items.add(view(name, present)));
    return new JsonObject().put("learn", nightly ? "nightly" : "off").put("items", items);
  }

  private JsonObject view(String name, PresentModels.Present present) {
    ModelCard card = present.models().model(name).card();
    ModelCard shipped = models.shipped().model(name).card();
    Optional<Installed> installed = Optional.ofNullable(present.installed().get(name));
    return new JsonObject()
        .put("name", name)
        .put("version", card.version())
        .put("card", card.json())
        .put("shippedVersion", shipped.version())
        .put("installedVersion", installed.map(Installed::version).orElse(null))
        .put("installedAt", installed.map(one -> one.at().toString()).orElse(null))
        .put("installedBy", installed.map(Installed::by).orElse(null))
        .put("fault", present.faults().get(name))
        .put("newerShipped", installed.filter(one -> newer(shipped, one)).isPresent())
        .put("corrections", learning.corrections(name))
        .put("waiting", learning.waiting(name));
  }

  /** Whether an update of Careline has brought another model than the installed one came from. */
  private static boolean newer(ModelCard shipped, Installed installed) {
    return !installed.shipped().equals(shipped.version());
  }

  private Answer trials(Call call) {
    int limit = Page.limit(call);
    Long before = Page.before(call).isPresent() ? Page.before(call).getAsLong() : null;
    List<JsonObject> items = Trials.list(db.client(), before, limit);
    String next =
        items.size() < limit ? null : Page.cursor(items.getLast().getLong("id").toString());
    return Answer.ok(new JsonObject().put("items", new JsonArray(items)).put("next", next));
  }

  private Answer undo(Call call) {
    boolean all = call.body().getString("to", "before").equals("shipped");
    learning.undo(call.body().getString("name"), all, AccessRoutes.source(call));
    models.refresh();
    return Answer.ok(list());
  }
}
