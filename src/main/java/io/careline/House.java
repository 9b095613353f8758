package io.careline;

import io.careline.access.AccessRoutes;
import io.careline.access.Directory;
import io.careline.access.Gate;
import io.careline.access.LinkDesk;
import io.careline.access.Passwords;
import io.careline.access.PeopleDesk;
import io.careline.access.SessionDesk;
import io.careline.access.SignIns;
import io.careline.access.Throttle;
import io.careline.access.TokenDesk;
import io.careline.admin.Health;
import io.careline.admin.Housekeeping;
import io.careline.admin.Metrics;
import io.careline.admin.OutboxRoutes;
import io.careline.console.LiveDoor;
import io.careline.console.LiveFrames;
import io.careline.delivery.Correspondent;
import io.careline.delivery.MailSender;
import io.careline.delivery.Mailboxes;
import io.careline.delivery.Relay;
import io.careline.http.Answer;
import io.careline.http.Api;
import io.careline.http.Contract;
import io.careline.http.Handling;
import io.careline.http.WebFiles;
import io.careline.intake.IntakeDesk;
import io.careline.intake.IntakeRoutes;
import io.careline.intake.bulk.BulkImport;
import io.careline.intake.bulk.BulkRoutes;
import io.careline.intake.mail.MailAdapter;
import io.careline.integration.Signature;
import io.careline.integration.WebhookSender;
import io.careline.language.ModelSet;
import io.careline.language.Reader;
import io.careline.language.TraitSource;
import io.careline.language.meaning.Meaning;
import io.careline.learning.Learning;
import io.careline.learning.ModelRoutes;
import io.careline.learning.Night;
import io.careline.live.Attendance;
import io.careline.live.Hub;
import io.careline.live.Presence;
import io.careline.portal.Limiter;
import io.careline.portal.PortalRoutes;
import io.careline.reading.FirstTopics;
import io.careline.reading.LanguageRoutes;
import io.careline.reading.MessageReader;
import io.careline.reading.PresentModels;
import io.careline.reading.TopicRoutes;
import io.careline.sla.SlaDesk;
import io.careline.sla.SlaRoutes;
import io.careline.store.Db;
import io.careline.store.Keys;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.careline.store.WorkPool;
import io.careline.store.Worker;
import io.careline.ticket.Attachments;
import io.careline.ticket.Attention;
import io.careline.ticket.Seals;
import io.careline.ticket.TicketDesk;
import io.careline.ticket.TicketReads;
import io.careline.ticket.TicketRoutes;
import io.careline.ticket.WritingDesk;
import io.careline.wallboard.WallboardDesk;
import io.careline.wallboard.WallboardRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every room, wired by hand: who is given what can be read here from top to bottom. */
final class House {
  final Db db;
  final Passwords passwords;
  final Mailboxes mailboxes;
  final MailAdapter mail = new MailAdapter();
  final IntakeDesk intake;
  final Hub hub;
  final MailSender sender;
  final Meaning meaning;
  final Health health;
  final Loop housekeeping;
  final Api api;
  final SlaDesk sla;
  final WallboardDesk wallboard;
  final MessageReader messages;
  final SearchWing search;
  final Optional<Night> night;
  final Optional<Loop> nightLoop;
  final List<Loop> loops = new ArrayList<>();

  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final WorkPool arriving = new WorkPool("reading", CORES, 5_000);
  private final WorkPool texts = new WorkPool("language", Math.max(1, CORES / 2), 16);
  private final Metrics metrics;
  private final WebFiles files = new WebFiles();
  private final Contract contract;

  House(
      Vertx vertx,
      Settings settings,
      Db db,
      Wake wake,
      Room room,
      Contract contract,
      Metrics metrics,
      BiFunction<ModelSet, TraitSource, Reader> maker,
      String node,
      String publicUrl) {
    this.db = db;
    this.contract = contract;
    this.metrics = metrics;
    this.passwords = new Passwords(vertx);
    this.mailboxes = new Mailboxes(db);
    FirstTopics.plant(db);
    Attention.weigh(db, settings.toneWeight());
    this.meaning = new Meaning(settings.meaning());
    PresentModels models =
        new PresentModels(db, ModelSet.shipped(), set -> maker.apply(set, meaning::traits));
    this.messages = new MessageReader(models::reader, arriving, settings.reading());
    Seals seals = new Seals(Keys.key(db, "seals"));

    SignIns signIns = new SignIns(db);
    Directory directory = new Directory(db);
    Gate gate = new Gate(signIns);
    Throttle throttle = new Throttle(db);
    SessionDesk sessions = new SessionDesk(db, passwords, throttle, signIns, directory);
    LinkDesk links = new LinkDesk(db, signIns, throttle);
    PeopleDesk people = new PeopleDesk(db, passwords, directory, signIns);
    TokenDesk tokens = new TokenDesk(db, directory, signIns);

    TicketReads reads = new TicketReads(db, directory);
    TicketDesk tickets = new TicketDesk(db, wake, directory, reads);
    Correspondent correspondent =
        new Correspondent(mailboxes, seals, publicUrl, InstantSource.system());
    WritingDesk writing = new WritingDesk(db, wake, correspondent, messages);

    this.intake =
        IntakeDesk.open(
            db,
            wake,
            room,
            directory,
            tickets,
            reads,
            seals,
            mailboxes,
            correspondent,
            messages,
            List.of(
                mail,
                new io.careline.intake.web.WebAdapter(),
                new io.careline.intake.ApiAdapter()));

    this.hub = new Hub(vertx, db, room, wake, new LiveFrames(reads));
    Presence presence = new Presence(vertx, hub, wake, node);
    Attendance attendance = new Attendance(vertx, wake, node);
    LiveDoor live = new LiveDoor(gate, hub, presence, attendance, room, reads, directory, signIns);
    this.wallboard =
        new WallboardDesk(
            vertx, db, wake, room, hub, gate, signIns, directory, attendance, settings.zone());

    this.sender =
        new MailSender(
            db,
            node,
            settings.relay().map(Relay::of),
            id -> Attachments.read(db.client(), id).orElseThrow().bytes().getBytes());
    wake.add(sender::wake);
    sender.start();

    this.sla = new SlaDesk(db, wake, directory, tickets, reads, settings.slaPolicies(), node);
    List<Loop> followers = sla.loops(room);

    Map<String, Handling> handlings = new HashMap<>();
    handlings.putAll(new SlaRoutes(sla).handlings(room));
    handlings.putAll(new AccessRoutes(db, sessions, people, tokens).handlings(room));
    handlings.putAll(
        new TicketRoutes(db, wake, directory, reads, tickets, writing).handlings(room));
    handlings.putAll(new IntakeRoutes(intake, mailboxes, directory).handlings(room));
    BulkImport bulk = new BulkImport(db, contract, directory, messages);
    handlings.putAll(new BulkRoutes(bulk, wake).handlings(room));
    handlings.putAll(
        new PortalRoutes(db, room, intake, seals, new Limiter(30), publicUrl).handlings());
    handlings.putAll(
        new OutboxRoutes(db, settings.relay().isPresent(), sender::wake).handlings(room));
    handlings.putAll(new WallboardRoutes(wallboard, links, publicUrl).handlings(room));
    handlings.put("live", live::open);
    Signature signature = new Signature(Keys.key(db, "webhooks"), InstantSource.system());
    loops.add(new WebhookSender(db, node, signature).loop(room).start());
    handlings.put(
        "getWebhookKey",
        Handling.in(room, call -> Answer.ok(new JsonObject().put("key", signature.key()))));
    handlings.putAll(new LanguageRoutes(models::reader, texts).handlings());
    handlings.putAll(new TopicRoutes(db).handlings(room));
    InstantSource clock = InstantSource.system();
    this.search = new SearchWing(settings, db, wake, directory, reads, meaning, node);
    handlings.putAll(search.handlings(room));
    Learning learning = new Learning(db, models, settings.zone(), clock);
    handlings.putAll(new ModelRoutes(db, models, learning, settings.learn()).handlings(room));
    this.night =
        Optional.of(new Night(db, learning, node, settings.zone(), clock))
            .filter(one -> settings.learn());
    this.api = new Api(contract, gate, handlings);

    loops.add(models.follow(room, wake, texts));
    loops.add(hub.start());
    loops.add(intake.intake().start());
    loops.addAll(followers);
    loops.addAll(search.start(room, wake));
    loops.add(wallboard.start());
    List<Worker> workers = new ArrayList<>(loops);
    workers.add(sender);
    this.health = new Health(db, hub, node, workers);
    this.housekeeping = new Housekeeping(db).start(room);
    this.nightLoop = night.map(one -> one.start(room));
    metrics.gauge("careline_live_sockets", "Open live sockets on this node", hub::sockets);
    metrics.gauge(
        "careline_wallboard_sockets", "Open wallboard sockets on this node", wallboard::sockets);
    metrics.gauge(
        "careline_wallboard_tickets", "Tickets that the wallboard counts", wallboard::tickets);
    metrics.gauge(
        "careline_reading_waiting",
        "Messages that wait to be read on this node",
        arriving::waiting);
    metrics.gauge("careline_sla_seq", "The last fact that the SLA clocks followed", sla::reached);
    metrics.gauge("careline_sla_policy_faults", "Faults in the folder of policies", sla::faults);
    search.measure(metrics);
    metrics.gauge("careline_journal_seq", "The last fact that has come to this node", hub::seq);
  }

  /** Lets the followers begin, once the workspace is what it is to be. */
  void follow() {
    sla.start();
  }

  /** Ends the threads on which is read and searched, and closes the index. */
  void rest() {
    search.close();
    texts.close();
    arriving.close();
  }

  /** The pages and everything else that is not an operation of the contract. */
  void mount(Router router) {
    health.mount(router);
    metrics.mount(router, db);
    String document = contract.document().encodePrettily();
    router
        .get("/openapi.json")
        .handler(
            context ->
                context.response().putHeader("Content-Type", "application/json").end(document));
    router.get("/").handler(context -> context.redirect("/portal"));
    files.page(router, "/console", "console.html", true);
    files.page(router, "/portal", "portal.html", true);
    files.page(router, "/track", "track.html", false);
    files.page(router, "/admin", "admin.html", true);
    for (String schema : List.of("policy", "calendar")) {
      String path = "/schema/" + schema + ".schema.json";
      router.get(path).handler(context -> context.response().sendFile(path.substring(1)));
    }
    files.page(router, "/docs", "docs.html", false);
    files.page(router, "/wallboard", "wallboard.html", false);
    files.parts(router);
  }

  JsonObject document() {
    return contract.document();
  }
}
