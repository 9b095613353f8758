package io.careline.intake.mail;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said in a session: commands in, replies out, one mail transaction at a time. */
final class SmtpDialogue {
  private final SmtpService service;
  private final SmtpPeer peer;
  private final List<String> recipients = new ArrayList<>();
  private Optional<String> hello = Optional.empty();
  private Optional<String> sender = Optional.empty();
  private boolean utf8;

  SmtpDialogue(SmtpService service, SmtpPeer peer) {
    this.service = service;
    this.peer = peer;
  }

  void obey(SmtpCommand command) {
    if (!command.clean()) {
      peer.say(SmtpReply.BAD_SYNTAX);
      return;
    }
    switch (command.verb()) {
      case "HELO" -> hello(command.argument(), SmtpReply.hello(service.hostname()));
      case "EHLO" -> hello(command.argument(), extensions());
      case "MAIL" -> mail(command.argument());
      case "RCPT" -> recipient(command.argument());
      case "DATA" -> data(command.argument());
      case "RSET" -> reset();
      case "NOOP" -> peer.say(SmtpReply.OK);
      case "VRFY" -> peer.say(SmtpReply.PERHAPS);
      case "HELP" -> peer.say(SmtpReply.HELP);
      case "QUIT" -> peer.hangUp(SmtpReply.BYE);
      case "EXPN", "STARTTLS", "AUTH", "BDAT", "TURN", "ETRN" -> peer.say(SmtpReply.NOT_OFFERED);
      // A browser that was talked into posting a form here must not get as far as the form's text.
      case "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT" -> peer.hangUp(SmtpReply.NOT_SMTP);
      default -> peer.say(SmtpReply.UNKNOWN_COMMAND);
    }
  }

  private String extensions() {
    return SmtpReply.extensions(service.hostname(), service.adapter().largest());
  }

  private void hello(String name, String reply) {
    if (name.isEmpty()) {
      peer.say(SmtpReply.BAD_SYNTAX);
      return;
    }
    forget();
    hello = Optional.of(name);
    peer.say(reply);
  }

  private void reset() {
    forget();
    peer.say(SmtpReply.OK);
  }

  private void mail(String argument) {
    if (hello.isEmpty()) {
      peer.say(SmtpReply.HELLO_FIRST);
    } else if (sender.isPresent()) {
      peer.say(SmtpReply.MAIL_TWICE);
    } else {
      SmtpPath.read(argument, "FROM")
          .ifPresentOrElse(this::mailFrom, () -> peer.say(SmtpReply.BAD_SYNTAX));
    }
  }

  private void mailFrom(SmtpPath path) {
    Optional<String> refusal = SmtpParameters.refusal(path, service.adapter().largest());
    if (refusal.isPresent()) {
      peer.say(refusal.get());
      return;
    }
    sender = Optional.of(path.address());
    utf8 = path.parameters().containsKey("SMTPUTF8");
    peer.say(SmtpReply.SENDER_OK);
  }

  private void recipient(String argument) {
    if (sender.isEmpty()) {
      peer.say(SmtpReply.MAIL_FIRST);
    } else if (recipients.size() >= service.limits().recipients()) {
      peer.say(SmtpReply.TOO_MANY_RECIPIENTS);
    } else {
      SmtpPath.read(argument, "TO")
          .filter(path -> !path.address().isEmpty())
          .ifPresentOrElse(this::recipientTo, () -> peer.say(SmtpReply.BAD_SYNTAX));
    }
  }

  private void recipientTo(SmtpPath path) {
    if (!path.parameters().isEmpty()) {
      peer.say(SmtpReply.UNKNOWN_PARAMETER);
    } else if (path.international() && !utf8) {
      peer.say(SmtpReply.NEEDS_UTF8);
    } else {
      String address = path.address();
      peer.await(
          Future.succeededFuture(PlusAddress.base(address)).compose(service.recipients()::known),
          known -> {
            if (known.failed()) {
              peer.say(SmtpReply.TRY_LATER);
            } else if (known.result()) {
              recipients.add(address);
              peer.say(SmtpReply.RECIPIENT_OK);
            } else {
              peer.say(SmtpReply.UNKNOWN_RECIPIENT);
            }
          });
    }
  }

  private void data(String argument) {
    if (!argument.isEmpty()) {
      peer.say(SmtpReply.BAD_SYNTAX);
    } else if (sender.isEmpty()) {
      peer.say(SmtpReply.MAIL_FIRST);
    } else if (recipients.isEmpty()) {
      peer.say(SmtpReply.RECIPIENT_FIRST);
    } else {
      peer.expectData();
    }
  }

  /** What the edge knows of the message that has just come in; ends the transaction. */
  JsonObject envelope() {
    JsonObject envelope =
        new JsonObject()
            .put("from", sender.orElse(""))
            .put("recipients", new JsonArray(List.copyOf(recipients)))
            .put("remoteAddress", peer.address())
            .put("helo", hello.orElse(""))
            .put("receivedAt", service.clock().instant().toString());
    forget();
    return envelope;
  }

  private void forget() {
    sender = Optional.empty();
    recipients.clear();
    utf8 = false;
  }
}
