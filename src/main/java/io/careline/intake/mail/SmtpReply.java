package io.careline.intake.mail;

/** The receiver's sentences: code, enhanced status code (RFC 3463), words, and the line's end. */
final class SmtpReply {
  static final String OK = "250 2.0.0 OK\r\n";
  static final String SENDER_OK = "250 2.1.0 Sender OK\r\n";
  static final String RECIPIENT_OK = "250 2.1.5 Recipient OK\r\n";
  static final String STORED = "250 2.6.0 Message stored\r\n";
  static final String SEND_DATA = "354 Send the message, end with a dot on a line\r\n";
  static final String BYE = "221 2.0.0 Goodbye\r\n";
  static final String PERHAPS = "252 2.5.0 Send some mail and we will see\r\n";
  static final String HELP = "214 2.0.0 RFC 5321 tells\r\n";

  static final String SHUTTING_DOWN = "421 4.3.2 Service is restarting, come back soon\r\n";
  static final String TOO_SLOW = "421 4.4.2 Waited too long\r\n";
  static final String TOO_MANY_CONNECTIONS = "421 4.7.0 Too many connections\r\n";
  static final String TOO_MANY_ERRORS = "421 4.7.0 Too many errors\r\n";
  static final String NOT_SMTP = "421 4.7.0 This is a mail server\r\n";
  static final String TRY_LATER = "451 4.3.0 Not stored, try again later\r\n";
  static final String NO_ROOM = "452 4.3.1 No room for this now, try again later\r\n";
  static final String TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients\r\n";

  static final String LINE_TOO_LONG = "500 5.5.2 Line too long\r\n";
  static final String BARE_LINE_FEED = "500 5.5.2 A line ends with CR LF\r\n";
  static final String UNKNOWN_COMMAND = "500 5.5.1 Unknown command\r\n";
  static final String BAD_SYNTAX = "501 5.5.4 Bad syntax\r\n";
  static final String NOT_OFFERED = "502 5.5.1 Not offered here\r\n";
  static final String HELLO_FIRST = "503 5.5.1 Say EHLO first\r\n";
  static final String MAIL_FIRST = "503 5.5.1 Say MAIL first\r\n";
  static final String RECIPIENT_FIRST = "503 5.5.1 No valid recipients\r\n";
  static final String MAIL_TWICE = "503 5.5.1 Sender was given already\r\n";
  static final String UNKNOWN_RECIPIENT = "550 5.1.1 Nobody here has this address\r\n";
  static final String TOO_LARGE = "552 5.3.4 Message too large\r\n";
  static final String NEEDS_UTF8 = "553 5.6.7 Such an address needs SMTPUTF8\r\n";
  static final String UNKNOWN_PARAMETER = "555 5.5.4 Unknown parameter\r\n";

  private SmtpReply() {}

  static String greeting(String hostname) {
    return "220 " + hostname + " ESMTP Careline\r\n";
  }

  static String hello(String hostname) {
    return "250 " + hostname + "\r\n";
  }

  static String extensions(String hostname, int largest) {
    return "250-"
        + hostname
        + "\r\n250-SIZE "
        + largest
        + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES\r\n";
  }
}
