/**
 * Mail comes in. Owns the SMTP receiver ({@link io.careline.intake.mail.SmtpReceiver}), which takes
 * messages for known recipients and answers 250 when the front door has stored them, and the
 * reading of mail ({@link io.careline.intake.mail.MailAdapter}): MIME, charsets, quotes, who wrote,
 * whether a machine did, and which ticket it belongs to. Owns no table and publishes no fact; the
 * intake room calls it, and only {@code Main} deploys it.
 */
package io.careline.intake.mail;
