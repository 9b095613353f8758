package io.careline;

import io.careline.access.FirstStart;
import io.careline.demo.Demo;
import io.careline.http.Callers;
import io.careline.http.HttpVerticle;
import io.careline.intake.mail.SmtpLimits;
import io.careline.intake.mail.SmtpReceiver;
import io.careline.intake.mail.SmtpService;
import io.careline.language.ModelReader;
import io.careline.language.ModelSet;
import io.careline.language.Reader;
import io.careline.language.Rntn;
import io.careline.language.TraitSource;
import io.careline.learning.Night;
import io.careline.store.Db;
import io.careline.store.EmbeddedDatabase;
import io.careline.store.Migrations;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running Careline: the database below, the rooms, and the doors that are open. Started in
 * order, stopped in reverse.
 */
public final class Careline {
  private static final Logger LOG = LoggerFactory.getLogger(Careline.class);
  private static final long DRAIN_SECONDS = 20;
  private static final Duration CATCH_UP = Duration.ofSeconds(3);
  private static final int HTTP = 1;
  private static final int SMTP = 2;

  private final Vertx vertx;
  private final Optional<OwnDatabase> own;
  private final String databaseUrl;
  private final Db db;
  private final Wake wake;
  private final House house;
  private final Optional<FirstStart.Credentials> firstSignIn;
  private final Optional<Demo.Filled> demo;
  private final List<String> doors = new CopyOnWriteArrayList<>();
  private int port;
  private int smtpPort;

  private Careline(
      Settings settings,
      Headstart ahead,
      Optional<OwnDatabase> own,
      BiFunction<ModelSet, TraitSource, Reader> maker,
      Consumer<String> told)
      throws IOException {
    this.own = own;
    this.databaseUrl = settings.databaseUrl().orElseGet(() -> own.orElseThrow().database().url());
    this.vertx = ahead.machine().vertx();
    String node = node();
    this.db = new Db(vertx, databaseUrl, settings.connections());
    told.accept("Bringing the database up to date …");
    LOG.info("{} migrations applied", Migrations.bring(db, databaseUrl));
    this.wake = new Wake(vertx, db, databaseUrl, node);
    Room room = new Room().open(vertx, 2 * Runtime.getRuntime().availableProcessors()).await();
    this.house =
        new House(
            vertx,
            settings,
            db,
            wake,
            room,
            ahead.contract(),
            ahead.machine().metrics(),
            maker,
            node,
            publicUrl(settings));
    this.firstSignIn = FirstStart.administrator(db, house.passwords, settings.adminToken());
    house.mailboxes.first(settings.supportAddress());
    wake.listen();
    this.demo = demo(settings, told);
    house.follow();
    catchUp();
    openDoors(settings);
  }

  /**
   * Starts Careline and waits until it is ready.
   *
   * @param told is given a sentence for each step that takes a while
   */
  public static Careline start(Settings settings, Consumer<String> told) throws IOException {
    return start(settings, Headstart.begin(), told);
  }

  /** With a reader of messages of one's own, whatever models there are. */
  static Careline start(Settings settings, Reader reader, Consumer<String> told)
      throws IOException {
    return start(settings, Headstart.begin(), (models, meaning) -> reader, told);
  }

  static Careline start(Settings settings, Headstart ahead, Consumer<String> told)
      throws IOException {
    return start(settings, ahead, maker(settings), told);
  }

  /** Who makes a reader of models: when another one is installed, it is made anew. */
  private static BiFunction<ModelSet, TraitSource, Reader> maker(Settings settings) {
    if (!settings.rntn()) {
      return (models, meaning) -> ModelReader.of(models).withMeaning(meaning);
    }
    Rntn.required();
    Rntn trees = new Rntn();
    return (models, meaning) -> ModelReader.of(models).withMeaning(meaning).withEnglish(trees::of);
  }

  private static Careline start(
      Settings settings,
      Headstart ahead,
      BiFunction<ModelSet, TraitSource, Reader> maker,
      Consumer<String> told)
      throws IOException {
    Optional<OwnDatabase> own = Optional.empty();
    try {
      if (settings.databaseUrl().isEmpty()) {
        own = Optional.of(OwnDatabase.start(settings.data(), told));
      }
      return new Careline(settings, ahead, own, maker, told);
    } catch (Exception e) {
      ahead.end();
      own.ifPresent(OwnDatabase::end);
      throw e;
    }
  }

  private Optional<Demo.Filled> demo(Settings settings, Consumer<String> told) {
    if (!settings.demo()) {
      return Optional.empty();
    }
    told.accept("Looking whether the demonstration workspace is to be filled …");
    return Demo.fill(db, house.passwords, house.messages, Instant.now())
        .or(() -> Demo.filledBefore(db));
  }

  /** Who connects without a number of their own is not to be told of facts before the start. */
  private void catchUp() {
    try {
      if (!house.hub.awaitEnd(CATCH_UP)) {
        LOG.warn("opened before the journal's end was reached: a transaction is still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void openDoors(Settings settings) {
    int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
    List<HttpVerticle> servers = new CopyOnWriteArrayList<>();
    DeploymentOptions each = new DeploymentOptions().setInstances(loops);
    doors.add(
        vertx
            .deployVerticle(
                () -> {
                  HttpVerticle server =
                      new HttpVerticle(
                          settings.host(),
                          shared(settings.port(), HTTP),
                          new Callers(settings.trustedProxies(), publicUrl(settings)),
                          house.api,
                          house::mount);
                  servers.add(server);
                  return server;
                },
                each)
            .await());
    port = servers.getFirst().port();
    settings.smtpPort().ifPresent(smtp -> openSmtp(settings, smtp, each));
  }

  private void openSmtp(Settings settings, int smtp, DeploymentOptions each) {
    SmtpService service =
        SmtpService.of(
            settings.supportAddress().replaceAll("^.*@", ""),
            house.intake.intake(),
            house.mailboxes::known,
            house.mail,
            SmtpLimits.DEFAULT);
    List<SmtpReceiver> receivers = new CopyOnWriteArrayList<>();
    doors.add(
        vertx
            .deployVerticle(
                () -> {
                  SmtpReceiver receiver =
                      new SmtpReceiver(shared(smtp, SMTP), settings.host(), service);
                  receivers.add(receiver);
                  return receiver;
                },
                each)
            .await());
    smtpPort = receivers.getFirst().port();
  }

  /** Zero asks for a free port; a number below zero is one free port for all who ask with it. */
  private static int shared(int port, int door) {
    return port == 0 ? -door : port;
  }

  /** Where people and links find this installation. */
  static String publicUrl(Settings settings) {
    return settings.publicUrl().orElse("http://localhost:" + settings.port());
  }

  private static String node() throws IOException {
    return InetAddress.getLocalHost().getHostName()
        + "-"
        + UUID.randomUUID().toString().substring(0, 8);
  }

  /**
   * Sockets are told to resume elsewhere, doors close, running work ends, then the pool and the
   * database close.
   */
  public void stop() {
    own.ifPresent(database -> database.watch().rest());
    house.health.drain();
    house.wallboard.drain();
    step("sockets", house.hub.drain());
    house.search.stopFiles();
    doors.reversed().forEach(door -> step("door", vertx.undeploy(door)));
    house.loops.reversed().forEach(loop -> step(loop.name(), loop.stop()));
    step("housekeeping", house.housekeeping.stop());
    house.night.ifPresent(Night::close);
    house.nightLoop.ifPresent(loop -> step(loop.name(), loop.stop()));
    house.sender.drain();
    house.meaning.close();
    wake.close();
    house.rest();
    step("pool", db.close());
    step("vertx", vertx.close());
    own.ifPresent(OwnDatabase::end);
  }

  private static void step(String name, Future<?> ending) {
    try {
      ending.await(DRAIN_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("{} did not end well: {}", name, e.toString());
    }
  }

  public int port() {
    return port;
  }

  /** The port mail is received on; 0 when that is off. */
  public int smtpPort() {
    return smtpPort;
  }

  public String databaseUrl() {
    return databaseUrl;
  }

  /** The embedded database, where there is one. */
  public Optional<EmbeddedDatabase> embedded() {
    return own.map(OwnDatabase::database);
  }

  /** How the first administrator signs in, when this start made one. */
  public Optional<FirstStart.Credentials> firstSignIn() {
    return firstSignIn;
  }

  /** The demonstration workspace, when this start or an earlier one has filled it. */
  public Optional<Demo.Filled> demo() {
    return demo;
  }
}
