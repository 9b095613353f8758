package io.careline.delivery;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * Makes MIME messages. All texts pass {@link HeaderText} or an encoder on their way into headers.
 */
final class MailComposer {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final int FOLD_AFTER = "References: ".length();

  private final AttachmentSource files;

  MailComposer(AttachmentSource files) {
    this.files = files;
  }

  /** A message that keeps the Message-ID it was given. */
  private static final class Composed extends SMTPMessage {
    private final String messageId;

    Composed(String messageId) {
      super(SESSION);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }

  /**
   * Composes a mail, with all its files in memory.
   *
   * @throws IllegalArgumentException when the Message-ID is none
   */
  SMTPMessage compose(OutgoingMail mail) throws MessagingException {
    if (!HeaderText.messageId(mail.messageId())) {
      throw new IllegalArgumentException(
          "This is no Message-ID: " + HeaderText.line(mail.messageId()));
    }
    SMTPMessage message = new Composed("<" + mail.messageId() + ">");
    message.setEnvelopeFrom(ascii(mail.returnPath().email()));
    message.setFrom(internet(mail.from()));
    message.setRecipients(RecipientType.TO, internet(mail.to()));
    message.setRecipients(RecipientType.CC, internet(mail.cc()));
    if (mail.replyTo().isPresent()) {
      message.setReplyTo(internet(List.of(mail.replyTo().get())));
    }
    message.setSubject(HeaderText.line(mail.subject()), UTF_8);
    message.setSentDate(Date.from(mail.date()));
    thread(message, mail);
    automatic(message, mail);
    content(message, mail);
    message.saveChanges();
    return message;
  }

  private static void thread(SMTPMessage message, OutgoingMail mail) throws MessagingException {
    List<String> answered = HeaderText.bracketed(mail.inReplyTo().stream().toList());
    List<String> references = HeaderText.bracketed(mail.references());
    if (!answered.isEmpty()) {
      message.setHeader("In-Reply-To", answered.getFirst());
    }
    if (!references.isEmpty()) {
      message.setHeader("References", MimeUtility.fold(FOLD_AFTER, String.join(" ", references)));
    }
  }

  /** RFC 3834, and the word that Exchange understands instead. */
  private static void automatic(SMTPMessage message, OutgoingMail mail) throws MessagingException {
    if (mail.automatic()) {
      message.setHeader("Auto-Submitted", "auto-replied");
      message.setHeader("X-Auto-Response-Suppress", "All");
    }
  }

  private void content(SMTPMessage message, OutgoingMail mail) throws MessagingException {
    if (mail.attachments().isEmpty()) {
      words(message, mail);
      return;
    }
    MimeMultipart mixed = new MimeMultipart("mixed");
    MimeBodyPart words = new MimeBodyPart();
    words(words, mail);
    mixed.addBodyPart(words);
    for (OutgoingMail.Attached file : mail.attachments()) {
      mixed.addBodyPart(file(file));
    }
    message.setContent(mixed);
  }

  private static void words(Part part, OutgoingMail mail) throws MessagingException {
    if (mail.html().isEmpty()) {
      part.setDataHandler(text(mail.text(), "plain"));
      return;
    }
    MimeBodyPart plain = new MimeBodyPart();
    plain.setDataHandler(text(mail.text(), "plain"));
    MimeBodyPart rich = new MimeBodyPart();
    rich.setDataHandler(text(mail.html().get(), "html"));
    part.setContent(new MimeMultipart("alternative", plain, rich));
  }

  /** Lines end in CR LF inside a message, also where base64 hides them. */
  private static DataHandler text(String text, String subtype) {
    byte[] bytes = text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new DataHandler(new ByteArrayDataSource(bytes, "text/" + subtype + "; charset=UTF-8"));
  }

  private MimeBodyPart file(OutgoingMail.Attached file) throws MessagingException {
    boolean plainType = file.type().matches("[\\w!#$&^.+-]{1,60}/[\\w!#$&^.+-]{1,100}");
    // Multipart and message types would have to be taken apart to be encoded.
    boolean simple = plainType && !file.type().matches("(?i)(multipart|message)/.*");
    String type = simple ? file.type() : "application/octet-stream";
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(files.bytes(file.id()), type)));
    part.setFileName(HeaderText.line(file.name()));
    part.setDisposition(Part.ATTACHMENT);
    // Anything else might change line ends in the file.
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static InternetAddress[] internet(List<Address> addresses) throws MessagingException {
    List<InternetAddress> all = new ArrayList<>();
    for (Address address : addresses) {
      all.add(internet(address));
    }
    return all.toArray(InternetAddress[]::new);
  }

  private static InternetAddress internet(Address address) throws MessagingException {
    try {
      return new InternetAddress(ascii(address.email()), address.name().orElse(null), UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  /**
   * The address with its domain as DNS knows it.
   *
   * @throws IllegalArgumentException when that is not enough to make it ASCII
   */
  static String ascii(String email) {
    int at = email.lastIndexOf('@');
    if (email.chars().limit(at).anyMatch(c -> c > 127)) {
      throw new IllegalArgumentException(
          "This address needs SMTPUTF8, which is not spoken: " + email);
    }
    return email.substring(0, at + 1) + IDN.toASCII(email.substring(at + 1), IDN.ALLOW_UNASSIGNED);
  }
}
