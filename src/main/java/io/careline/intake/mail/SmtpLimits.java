package io.careline.intake.mail;

import java.time.Duration;

/**
 * How much one sender, and all of them, may ask of the receiver.
 *
 * @param commandBytes longest command line; RFC 5321 asks for 512 and more for each extension
 * @param recipients of one message (RFC 5321, 4.5.3.1.8 asks for 100)
 * @param errors refused commands after which the session ends
 * @param connections at once, from everywhere
 * @param connectionsPerAddress at once, from one address
 * @param bytesInFlight memory for all messages that are being received or stored
 * @param commandTimeout longest wait for a whole command
 * @param dataTimeout longest time for a whole message
 * @param drain how long a stop waits for messages under way
 */
public record SmtpLimits(
    int commandBytes,
    int recipients,
    int errors,
    int connections,
    int connectionsPerAddress,
    long bytesInFlight,
    Duration commandTimeout,
    Duration dataTimeout,
    Duration drain) {

  public static final SmtpLimits DEFAULT =
      new SmtpLimits(
          2048,
          100,
          10,
          1000,
          100,
          128L << 20,
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(20));
}
