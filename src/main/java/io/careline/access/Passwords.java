package io.careline.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes in the PHC string form, with OWASP's parameters (19 MiB, 2 passes, 1 lane).
 * Hashing runs on a small pool of its own, so that a flood of sign-ins costs neither the event
 * loops nor more than a few times 19 MiB.
 */
public final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LENGTH = 32;

  /**
   * Compared against when there is no such account, so that the answer takes as long. No hash of
   * anything; making a true one would cost each start a fifth of a second.
   */
  private static final String NOBODY = written(new byte[16], new byte[LENGTH]);

  private final WorkerExecutor pool;

  public Passwords(Vertx vertx) {
    this.pool = vertx.createSharedWorkerExecutor("passwords", 2);
  }

  /** The string to store for a password. */
  public Future<String> hash(String password) {
    return pool.executeBlocking(() -> hash(password, Secrets.bytes(16)), false);
  }

  /**
   * Whether a password is the one behind a stored string; {@code null} stands for no such account.
   */
  public Future<Boolean> matches(String password, String stored) {
    return pool.executeBlocking(
        () -> {
          boolean same = same(password, stored == null ? NOBODY : stored);
          return same && stored != null;
        },
        false);
  }

  static String hash(String password, byte[] salt) {
    return written(salt, derive(password, salt, MEMORY_KIB, PASSES));
  }

  private static String written(byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    String head = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";
    return head + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
  }

  private static boolean same(String password, String stored) {
    String[] parts = stored.split("\\$");
    String[] costs = parts[3].split("[=,]");
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] hash = Base64.getDecoder().decode(parts[5]);
    int memory = Integer.parseInt(costs[1]);
    int passes = Integer.parseInt(costs[3]);
    return MessageDigest.isEqual(hash, derive(password, salt, memory, passes));
  }

  private static byte[] derive(String password, byte[] salt, int memoryKib, int passes) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] out = new byte[LENGTH];
    argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }
}
