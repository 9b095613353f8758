package io.careline.sla;

import io.careline.sla.policy.Fault;
import io.careline.sla.policy.PolicyBook;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Wake;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the folder of policies and puts what has changed into force. A node installs only what
 * changed in its own folder since it looked last, so nodes with different folders do not undo each
 * other's changes again and again.
 */
final class PolicyWatch {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Db db;
  private final Wake wake;
  private final PolicyShelf shelf;
  private final Path folder;
  private final String node;
  private Optional<SortedMap<String, String>> seen = Optional.empty();
  private volatile List<Fault> faults = List.of();

  PolicyWatch(Db db, Wake wake, PolicyShelf shelf, Path folder, String node) {
    this.db = db;
    this.wake = wake;
    this.shelf = shelf;
    this.folder = folder;
    this.node = node;
  }

  /** What is wrong in this node's folder now. */
  List<Fault> faults() {
    return faults;
  }

  /** One look at the folder and at the shelf. */
  long round() {
    SortedMap<String, String> files;
    try {
      files = ShippedPolicies.orFolder(folder);
    } catch (IOException e) {
      tell(List.of(new Fault(folder.toString(), 0, "", e.getMessage())));
      return PAUSE_MILLIS;
    }
    shelf.refresh();
    if (seen.filter(files::equals).isEmpty()) {
      read(files);
      seen = Optional.of(files);
    }
    return PAUSE_MILLIS;
  }

  private void read(SortedMap<String, String> files) {
    SortedMap<String, String> before =
        shelf.newest().map(version -> version.book().texts()).orElseGet(TreeMap::new);
    PolicyBook book = PolicyBook.of(files, before);
    tell(book.faults());
    boolean installed =
        db.inTransaction(
            tx -> {
              boolean fresh = shelf.install(tx, book, node);
              if (fresh) {
                Journal.write(tx, List.of(changed(book)));
              }
              return fresh;
            });
    shelf.refresh();
    if (installed) {
      LOG.info(
          "SLA policies in force: {}",
          book.policies().policies().stream().map(policy -> policy.name()).toList());
      wake.committed();
    }
  }

  private static Fact changed(PolicyBook book) {
    JsonObject body =
        new JsonObject()
            .put("policies", book.policies().policies().stream().map(p -> p.name()).toList());
    return Fact.of(SlaFacts.POLICIES_CHANGED, Fact.Place.NONE, "careline", body);
  }

  private void tell(List<Fault> found) {
    if (!found.equals(faults)) {
      found.forEach(fault -> LOG.warn("SLA policies: {}", fault.sentence()));
    }
    faults = List.copyOf(found);
  }
}
