package io.careline.demo;

import io.careline.ticket.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Two months of conversations: most of them done, some still going on, a few that nobody has taken
 * yet.
 */
final class Season {
  static final int TICKETS = 600;
  private static final int NEW = 15;
  private static final int OPEN = 27;
  private static final int PENDING = 18;
  private static final int ON_HOLD = 10;
  private static final int MOST_TRIES = 400;

  /** How long ago those came in that nobody has taken, in minutes. */
  private static final int[] WAITING = {
    2, 6, 11, 19, 34, 52, 75, 110, 160, 230, 330, 480, 700, 980, 1_260
  };

  private final Company company;
  private final Staff staff;
  private final List<Buyer> buyers;
  private final List<Post> posts;
  private final Instant now;
  private final Rhythm rhythm;
  private final Map<String, Library> libraries =
      Map.of("zh", Library.of("zh"), "en", Library.of("en"));
  private final Set<String> told = new HashSet<>();
  private final long seed;

  /**
   * @param posts our mailboxes, the usual one first
   */
  Season(
      Company company, Staff staff, List<Buyer> buyers, List<Post> posts, Instant now, long seed) {
    this.company = company;
    this.staff = staff;
    this.buyers = buyers;
    this.posts = posts;
    this.now = now;
    this.rhythm = new Rhythm(now);
    this.seed = seed;
  }

  /** All stories, oldest first. */
  List<Story> stories() {
    List<Story> all = new ArrayList<>(TICKETS);
    Random seeds = new Random(seed);
    for (int i = 0; i < TICKETS; i++) {
      all.add(story(i, new Random(seeds.nextLong())));
    }
    all.sort(Comparator.comparing(story -> story.created));
    return all;
  }

  private static End end(int i) {
    return i < NEW
        ? End.NEW
        : i < NEW + OPEN
            ? End.OPEN
            : i < NEW + OPEN + PENDING
                ? End.PENDING
                : i < NEW + OPEN + PENDING + ON_HOLD ? End.ON_HOLD : End.DONE;
  }

  private Story story(int i, Random random) {
    End end = end(i);
    Buyer buyer = buyer(i, random);
    Predicate<Scenario> fits = s -> fits(s, end, buyer) && !told.contains(buyer.id() + s.id());
    Scenario scenario = libraries.get(buyer.language()).next(random, fits);
    told.add(buyer.id() + scenario.id());
    String team = team(scenario, buyer, random);
    for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
      Channel channel = channel(scenario, buyer, end, random);
      Teller.Part part =
          new Teller.Part(
              scenario,
              buyer,
              channel,
              team,
              at(i, attempt, buyer, random),
              end,
              last(scenario, end, random));
      Story story =
          new Teller(company, staff, rhythm, part, desk(channel, team, random), random).tell(now);
      if (story.updated().isBefore(now.minusSeconds(45))) {
        return story;
      }
    }
    throw new IllegalStateException("no time is left for " + scenario.id());
  }

  /** Everybody once, then some again and again; the two languages by turns. */
  private Buyer buyer(int i, Random random) {
    int n = i < buyers.size() ? i : (int) (buyers.size() * Math.pow(random.nextDouble(), 1.7));
    n = n % 2 == i % 2 ? n : n ^ 1;
    while (end(i) != End.DONE && buyers.get(n).email().isEmpty()) {
      n = (n + 2) % buyers.size();
    }
    return buyers.get(n);
  }

  private static boolean fits(Scenario scenario, End end, Buyer buyer) {
    boolean reachable = buyer.email().isPresent() || scenario.channels().contains("chat");
    boolean far =
        switch (end) {
          case NEW -> scenario.channels().contains("mail");
          case OPEN -> !scenario.asks().isEmpty() && !scenario.channels().equals(List.of("chat"));
          case PENDING -> !scenario.waits().isEmpty() && scenario.channels().contains("mail");
          case ON_HOLD -> !scenario.holds().isEmpty();
          case DONE -> true;
        };
    return reachable && far;
  }

  private static int last(Scenario scenario, End end, Random random) {
    return switch (end) {
      case NEW -> 0;
      case OPEN -> any(scenario.asks(), random);
      case PENDING -> any(scenario.waits(), random);
      case ON_HOLD -> scenario.holds().getFirst();
      case DONE -> scenario.talk().size() - 1;
    };
  }

  /** When it began; the longer it takes to fit one in, the longer ago. */
  private Instant at(int i, int attempt, Buyer buyer, Random random) {
    Duration longer = Duration.ofHours(attempt);
    return switch (end(i)) {
      case NEW -> now.minusSeconds(WAITING[i] * 60L + random.nextInt(55));
      case OPEN -> moment(buyer, Duration.ofMinutes(20), Duration.ofDays(4).plus(longer), random);
      case PENDING -> moment(buyer, Duration.ofHours(3), Duration.ofDays(6).plus(longer), random);
      case ON_HOLD -> moment(buyer, Duration.ofHours(8), Duration.ofDays(11).plus(longer), random);
      case DONE -> moment(buyer, Duration.ofHours(6), Duration.ofDays(60), random);
    };
  }

  private Instant moment(Buyer buyer, Duration youngest, Duration oldest, Random random) {
    return rhythm.moment(random, buyer.zone(), youngest, oldest);
  }

  private static String team(Scenario scenario, Buyer buyer, Random random) {
    boolean near = !scenario.team().equals("Logistics");
    return buyer.tier().equals("vip") && near && random.nextInt(4) < 3
        ? "VIP 大客户"
        : scenario.team();
  }

  private static Channel channel(Scenario scenario, Buyer buyer, End end, Random random) {
    boolean calls = end != End.NEW && end != End.PENDING;
    List<String> able = new ArrayList<>();
    for (String name : scenario.channels()) {
      boolean fits =
          switch (name) {
            // A chat is over when it is over; nobody waits in one for days.
            case "chat" -> end == End.DONE;
            case "voice" -> calls;
            default -> buyer.email().isPresent();
          };
      if (fits) {
        able.add(name);
        if (name.equals("mail")) {
          able.add(name);
        }
      }
    }
    return Channel.of(any(able, random));
  }

  private Teller.Desk desk(Channel channel, String team, Random random) {
    Post usual = posts.getFirst();
    if (channel != Channel.MAIL) {
      return new Teller.Desk(usual, channel == Channel.WEB ? null : team);
    }
    return posts.stream()
        .filter(post -> post.teamId() == staff.team(team) && random.nextInt(10) < 6)
        .findFirst()
        .map(post -> new Teller.Desk(post, team))
        .orElse(new Teller.Desk(usual, "Support"));
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
