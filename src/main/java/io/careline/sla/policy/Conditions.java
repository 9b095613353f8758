package io.careline.sla.policy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which tickets a policy is for. All conditions have to hold; of the values of one condition, one
 * is enough. Large and small letters are the same.
 *
 * @param values by property: channel, team, priority, tier, organisation, tag, topic, tone, signal
 * @param fields by the name of a custom field
 */
public record Conditions(Map<String, List<String>> values, Map<String, List<String>> fields) {

  public boolean hold(Traits ticket) {
    return values.entrySet().stream()
            .allMatch(one -> among(one.getValue(), actual(one.getKey(), ticket)))
        && fields.entrySet().stream()
            .allMatch(
                one ->
                    among(
                        one.getValue(),
                        Optional.ofNullable(ticket.fields().getValue(one.getKey())).stream()
                            .map(Object::toString)
                            .toList()));
  }

  private static Collection<String> actual(String property, Traits ticket) {
    return switch (property) {
      case "channel" -> List.of(ticket.channel());
      case "team" -> ticket.team().stream().toList();
      case "priority" -> List.of(ticket.priority().word());
      case "tier" -> List.of(ticket.tier());
      case "organisation" -> ticket.organisation().stream().toList();
      case "tag" -> ticket.tags();
      case "topic" -> ticket.topic().map(Conditions::branches).orElse(List.of());
      case "tone" -> ticket.tone().stream().toList();
      case "signal" -> ticket.signals();
      default -> throw new IllegalArgumentException(property + " is no condition");
    };
  }

  /** A topic and the branch that it is below: whoever names the branch means all of it. */
  private static List<String> branches(String topic) {
    int slash = topic.indexOf('/');
    return slash < 0 ? List.of(topic) : List.of(topic, topic.substring(0, slash));
  }

  private static boolean among(List<String> wanted, Collection<String> actual) {
    return actual.stream()
        .anyMatch(value -> wanted.stream().anyMatch(one -> fold(one).equals(fold(value))));
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
