package io.careline.reading;

import io.careline.language.ModelSet;
import io.careline.language.Reader;
import io.careline.language.model.LinearModel;
import io.careline.reading.InstalledModels.Installed;
import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.store.WorkPool;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models with which this node reads at this moment: the shipped ones, and in place of some of
 * them those that were installed. Follows switches of all nodes within seconds. Who is reading goes
 * on with the models that it began with.
 */
public final class PresentModels {
  private static final Logger LOG = LoggerFactory.getLogger(PresentModels.class);
  private static final long POLL_MILLIS = 5_000;
  private static final long LOAD_SECONDS = 60;

  private final Db db;
  private final ModelSet shipped;
  private final Function<ModelSet, Reader> maker;
  private volatile Present present;

  /**
   * One moment's models.
   *
   * @param installed those that are to stand in for shipped ones, by name
   * @param faults why one of them does not, by name; the shipped one reads instead
   */
  public record Present(
      ModelSet models,
      Reader reader,
      Map<String, Installed> installed,
      Map<String, String> faults) {

    /** The model of this name that was installed and reads. */
    public Optional<Installed> standIn(String name) {
      return faults.containsKey(name) ? Optional.empty() : Optional.ofNullable(installed.get(name));
    }
  }

  /**
   * Loads what is installed; a model that cannot be read does not stop the start.
   *
   * @param maker makes a reader of models
   */
  public PresentModels(Db db, ModelSet shipped, Function<ModelSet, Reader> maker) {
    this.db = db;
    this.shipped = shipped;
    this.maker = maker;
    this.present = new Present(shipped, maker.apply(shipped), Map.of(), Map.of());
    refresh();
  }

  /** The models that came with this Careline. */
  public ModelSet shipped() {
    return shipped;
  }

  public Present present() {
    return present;
  }

  /** The reader of this moment. Whoever asks twice may get two. */
  public Reader reader() {
    return present.reader();
  }

  /** Follows switches, loading models on the pool's threads. */
  public Loop follow(Room room, Wake wake, WorkPool pool) {
    Loop loop =
        new Loop(
            "models",
            room.context(),
            () -> {
              if (pool.call(this::refresh, LOAD_SECONDS).await()) {
                LOG.info("reads with {}", present.models().version());
              }
              return POLL_MILLIS;
            });
    wake.on(InstalledModels.CHANNEL, nothing -> loop.wake());
    return loop.start();
  }

  /** Takes what is installed now; gives whether that was news. */
  public synchronized boolean refresh() {
    List<Installed> newest = InstalledModels.newest(db.client());
    Map<String, Installed> installed = new HashMap<>();
    newest.forEach(one -> installed.put(one.name(), one));
    if (installed.equals(present.installed())) {
      return false;
    }
    Map<String, String> faults = new HashMap<>();
    ModelSet models = shipped;
    for (Installed one : newest) {
      try {
        models = models.with(one.name(), load(one));
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn(
            "the installed model {} {} is not used: {}", one.name(), one.version(), e.toString());
        faults.put(one.name(), e.getMessage());
      }
    }
    present = new Present(models, maker.apply(models), Map.copyOf(installed), Map.copyOf(faults));
    return true;
  }

  private LinearModel load(Installed one) throws IOException {
    boolean here = present.standIn(one.name()).filter(one::equals).isPresent();
    return here ? present.models().model(one.name()) : InstalledModels.read(db.client(), one);
  }
}
