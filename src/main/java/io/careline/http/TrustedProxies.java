package io.careline.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxies in front of us whose word about a caller is taken; nobody else's is. */
public final class TrustedProxies {
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final Pattern V4 =
      Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})(:\\d{1,5})?");
  private static final Pattern V6 = Pattern.compile("\\[([0-9A-Fa-f:.]+)](:\\d{1,5})?");
  private static final Pattern BARE_V6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  private final List<Network> networks;

  private TrustedProxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /** The first bits of an address that all addresses of a network share. */
  private record Network(byte[] address, int bits) {
    boolean holds(byte[] other) {
      return other.length == address.length
          && Arrays.equals(masked(address, bits), masked(other, bits));
    }

    private static byte[] masked(byte[] address, int bits) {
      byte[] kept = new byte[address.length];
      for (int i = 0; i < bits; i++) {
        kept[i / 8] |= (byte) (address[i / 8] & (0x80 >> (i % 8)));
      }
      return kept;
    }
  }

  /**
   * Addresses and networks ({@code 10.0.0.0/8}), separated by commas.
   *
   * @throws IllegalArgumentException when one of them is neither; says which
   */
  public static TrustedProxies of(String list) {
    List<Network> networks = new ArrayList<>();
    for (String one : list.split(",")) {
      if (!one.isBlank()) {
        networks.add(
            network(one.strip())
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "\"" + one.strip() + "\" is no address and no network")));
      }
    }
    return new TrustedProxies(networks);
  }

  private static Optional<Network> network(String text) {
    String[] parts = text.split("/", -1);
    Optional<byte[]> address =
        text.contains("[") ? Optional.empty() : address(parts[0]).map(InetAddress::getAddress);
    if (address.isEmpty() || parts.length > 2 || parts[0].matches("[\\d.]+:\\d+")) {
      return Optional.empty();
    }
    int most = address.get().length * 8;
    String bits = parts.length == 1 ? Integer.toString(most) : parts[1];
    return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most
        ? Optional.of(new Network(address.get(), Integer.parseInt(bits)))
        : Optional.empty();
  }

  /** Whether a connection from this address is one of the proxies'. */
  public boolean trusts(String address) {
    return address(address).filter(this::trusts).isPresent();
  }

  private boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.holds(address.getAddress()));
  }

  /**
   * Where a call came from: the address of the connection, or, when that is a proxy's, the last
   * address in {@code X-Forwarded-For} that is none. What stands before it was written by the
   * caller and proves nothing.
   *
   * @param forwardedFor the header's values in the order in which they came
   */
  public String client(String connection, List<String> forwardedFor) {
    if (!trusts(connection)) {
      return connection;
    }
    String client = connection;
    List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(","));
    for (String hop : hops.reversed()) {
      Optional<InetAddress> address = address(hop.strip());
      if (address.isEmpty()) {
        return client;
      }
      client = address.get().getHostAddress();
      if (!trusts(address.get())) {
        return client;
      }
    }
    return client;
  }

  /** An address as proxies write it, with a port or without; names are not looked up. */
  private static Optional<InetAddress> address(String text) {
    Matcher v4 = V4.matcher(text);
    Matcher v6 = V6.matcher(text);
    String literal =
        v4.matches() ? v4.group(1) : v6.matches() ? v6.group(1) : text.replaceFirst("%.*", "");
    if (!v4.matches() && !BARE_V6.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
