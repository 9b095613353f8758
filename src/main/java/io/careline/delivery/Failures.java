package io.careline.delivery;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads Angus Mail's exceptions: who got the mail, who never will, and who may later. */
final class Failures {
  /** These say that our sign-in is wrong, which is mended in the settings and not by giving up. */
  private static final Set<Integer> OUR_FAULT = Set.of(530, 534, 535, 538);

  private Failures() {}

  static SendResult read(MessagingException failure, List<String> recipients) {
    List<String> sent = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    List<String> later = new ArrayList<>();
    Map<String, Integer> codes = codes(failure);
    List<String> got = got(failure);
    boolean whole = permanent(codeOfAll(failure));
    for (String recipient : recipients) {
      String address = MailComposer.ascii(recipient);
      boolean never = whole || permanent(codes.getOrDefault(address, 0));
      (got.contains(address) ? sent : never ? refused : later).add(recipient);
    }
    return new SendResult(sent, refused, later, why(failure));
  }

  private static List<String> got(MessagingException failure) {
    Address[] sent =
        failure instanceof SendFailedException partly && partly.getValidSentAddresses() != null
            ? partly.getValidSentAddresses()
            : new Address[0];
    return Arrays.stream(sent).map(address -> ((InternetAddress) address).getAddress()).toList();
  }

  /** The answer to each RCPT that was not accepted. */
  private static Map<String, Integer> codes(MessagingException failure) {
    Map<String, Integer> codes = new HashMap<>();
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof SMTPAddressFailedException one) {
        codes.put(one.getAddress().getAddress(), one.getReturnCode());
      }
    }
    return codes;
  }

  /** The answer to MAIL or to the message itself, or 0. */
  private static int codeOfAll(MessagingException failure) {
    for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
      if (e instanceof SMTPSendFailedException all) {
        return all.getReturnCode();
      }
      if (e instanceof SMTPSenderFailedException sender) {
        return sender.getReturnCode();
      }
    }
    return 0;
  }

  private static boolean permanent(int code) {
    return code >= 500 && code < 600 && !OUR_FAULT.contains(code);
  }

  /** The innermost reason, since the outer ones say little ("Invalid Addresses"). */
  static String why(Throwable failure) {
    Throwable inner = failure;
    for (int i = 0; i < 20; i++) {
      Throwable next =
          inner instanceof MessagingException m && m.getNextException() != null
              ? m.getNextException()
              : inner.getCause();
      if (next == null) {
        break;
      }
      inner = next;
    }
    String said = inner.getMessage() == null ? "" : inner.getMessage();
    String kind =
        inner instanceof MessagingException ? "" : inner.getClass().getSimpleName() + ": ";
    return HeaderText.line(kind + said);
  }
}
