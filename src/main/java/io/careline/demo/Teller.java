package io.careline.demo;

import io.careline.ticket.Channel;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Plays one scenario between a customer and those who answer, step by step and as long as such
 * things take.
 */
final class Teller {
  private static final Duration CLOSES_AFTER = Duration.ofDays(5);

  private final Staff staff;
  private final Part part;
  private final Random random;
  private final Slots slots;
  private final Wording wording;
  private final Letters letters;
  private final Pace pace;
  private final Desk desk;
  private Staff.Agent agent;
  private Story story;
  private Instant clock;
  private boolean answered;

  /**
   * What is to be played.
   *
   * @param team who answers in the end
   * @param last the place of the last step
   */
  record Part(
      Scenario scenario,
      Buyer buyer,
      Channel channel,
      String team,
      Instant at,
      End end,
      int last) {}

  /** Where it comes in, and the team whose it is at first, or null. */
  record Desk(Post post, String team) {}

  Teller(Company company, Staff staff, Rhythm rhythm, Part part, Desk desk, Random random) {
    this.staff = staff;
    this.part = part;
    this.desk = desk;
    this.random = random;
    this.agent = staff.answering(part.team(), part.buyer().language(), part.at(), random);
    this.clock = begin();
    this.slots = new Slots(company, part.scenario(), part.buyer(), clock, random);
    slots.agent(agent);
    this.wording = new Wording(slots.values(), random);
    List<String> subjects = part.scenario().subject();
    String subject = wording.fill(subjects.get(random.nextInt(subjects.size())));
    this.letters = new Letters(random, part.buyer(), part.scenario().mood(), desk.post(), subject);
    this.pace = new Pace(random, rhythm, part.buyer().zone(), part.channel());
    this.story = open(subject);
  }

  /** Who chats or calls does it while somebody is there. */
  private Instant begin() {
    boolean live = part.channel() == Channel.CHAT || part.channel() == Channel.VOICE;
    Instant at = part.at();
    return !live || agent.shift().covers(at)
        ? at
        : agent.shift().next(at).plusSeconds(random.nextInt(27_000));
  }

  private Story open(String subject) {
    Scenario.Turn turn = part.scenario().talk().getFirst();
    Said said = said(turn, true);
    boolean shop = part.channel() == Channel.API;
    String actor =
        switch (part.channel()) {
          case API -> staff.shop().word();
          case VOICE -> agent.word();
          default -> part.buyer().word();
        };
    Optional<Long> teamId = Optional.ofNullable(desk.team()).map(staff::team);
    List<String> tags = shop ? part.scenario().tags() : List.of();
    JsonObject fields = shop ? fields() : new JsonObject();
    Story.State state = Story.State.fresh(teamId, desk.team(), tags, fields);
    Story.State first = shop ? state.prioritised(part.scenario().priority()) : state;
    return new Story(
        part.buyer(), desk.post(), subject, clock, first, said, actor, Optional.empty());
  }

  /** Plays it as far as it goes. */
  Story tell(Instant now) {
    if (part.end() == End.NEW) {
      sort(now);
      return story;
    }
    take();
    for (int i = 1; i <= part.last(); i++) {
      step(part.scenario().talk().get(i), i);
    }
    if (part.end() == End.DONE) {
      finish(now);
    }
    return story;
  }

  /** Somebody has looked at it and said whose it is, at least sometimes. */
  private void sort(Instant now) {
    Instant at = clock.plusSeconds(70 + random.nextInt(300));
    if (at.isBefore(now) && random.nextInt(5) < 3) {
      Staff.Agent who = staff.supervisor(part.buyer().language());
      story.changed(at, who.word(), known(story.state()));
    }
  }

  private void take() {
    boolean self = agent.worker().sees(desk.team());
    Staff.Agent who =
        self ? agent : staff.dispatching(desk.team(), part.buyer().language(), clock, random);
    boolean gives =
        self || agent.worker().scope().equals("own") || random.nextInt(10) < 6 || part.last() == 0;
    clock = pace.glance(who, clock, Optional.empty());
    Story.State to = known(story.state());
    Story.State given = gives ? to.with(Optional.of(agent)) : to;
    story.changed(clock, who.word(), part.last() == 0 ? given.with(Status.OPEN) : given);
  }

  private Story.State known(Story.State state) {
    return state
        .in(staff.team(part.team()), part.team())
        .prioritised(part.scenario().priority())
        .known(part.scenario().tags(), fields());
  }

  private JsonObject fields() {
    JsonObject fields = new JsonObject();
    slots.order().ifPresent(number -> fields.put("orderNumber", number));
    part.scenario().device().ifPresent(kind -> fields.put("device", slots.product().en()));
    return fields;
  }

  private void step(Scenario.Turn turn, int place) {
    switch (turn.act()) {
      case CUSTOMER -> {
        clock = pace.customer(clock, turn.after());
        story.received(clock, said(turn, false));
      }
      case AUTOMATIC -> {
        clock = clock.plusSeconds(4 + random.nextInt(40));
        story.received(clock, said(turn, false));
      }
      case REPLY -> reply(turn, place);
      case NOTE -> {
        clock = pace.glance(agent, clock, turn.after());
        story.noted(clock, agent, Letters.note(wording.fill(turn.text())));
      }
      case PASS -> pass(turn.text());
      case RAISE -> {
        clock = pace.click(clock);
        change(story.state().prioritised(turn.text()));
      }
    }
  }

  private void reply(Scenario.Turn turn, int place) {
    clock = pace.answer(agent, clock, turn.after());
    Said said =
        letters.fromAgent(
            wording.fill(turn.text()), replyChannel(turn), agent, !answered, turn.attach());
    answered = true;
    story.replied(clock, agent, said);
    Status then = turn.then().map(Status::of).orElseGet(() -> usual(place));
    if (then != story.state().status()) {
      clock = pace.click(clock);
      change(story.state().with(then));
    }
  }

  /** Solved behind the last word; pending where the customer is asked something. */
  private Status usual(int place) {
    List<Scenario.Turn> talk = part.scenario().talk();
    Status now = story.state().status();
    if (place == talk.size() - 1) {
      return Status.SOLVED;
    }
    boolean asked = talk.get(place + 1).fromCustomer();
    boolean waits = part.end() == End.PENDING && place == part.last();
    boolean says = part.channel() != Channel.CHAT && random.nextInt(10) < 8;
    return asked && (waits || says) ? Status.PENDING : now;
  }

  private void pass(String team) {
    Staff.Agent other = staff.answering(team, part.buyer().language(), clock, random);
    clock = pace.click(clock);
    Optional<Staff.Agent> to = random.nextBoolean() ? Optional.of(other) : Optional.empty();
    change(story.state().in(staff.team(team), team).with(to));
    agent = other;
    slots.agent(agent);
  }

  private void change(Story.State to) {
    story.changed(clock, agent.word(), to);
  }

  private void finish(Instant now) {
    if (story.state().status() != Status.SOLVED) {
      clock = pace.glance(agent, clock, Optional.empty());
      change(story.state().with(Status.SOLVED));
    }
    Instant closes = clock.plus(CLOSES_AFTER).plusSeconds(random.nextInt(60));
    if (closes.isBefore(now)) {
      story.changed(closes, Story.CARELINE, story.state().with(Status.CLOSED));
    }
  }

  private Said said(Scenario.Turn turn, boolean first) {
    boolean automatic = turn.act() == Scenario.Act.AUTOMATIC;
    String words = wording.fill(turn.text());
    return letters.fromCustomer(
        words, first ? part.channel() : replyChannel(turn), first, automatic, turn.attach());
  }

  /** The way back: a chat stays a chat, a call may be called back, everybody else gets a mail. */
  private Channel replyChannel(Scenario.Turn turn) {
    boolean spoken = turn.text().startsWith("[") || turn.text().startsWith("【");
    boolean chat = part.channel() == Channel.CHAT;
    return chat || part.channel() == Channel.VOICE && spoken ? part.channel() : Channel.MAIL;
  }
}
