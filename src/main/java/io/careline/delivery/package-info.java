/**
 * Mail goes out. Makes mails of replies ({@link io.careline.delivery.ReplyMail}) and
 * acknowledgements ({@link io.careline.delivery.Acknowledgement}), which their causes put into the
 * outbox as {@link io.careline.delivery.OutgoingMail}, and sends what is due through the relay
 * ({@link io.careline.delivery.MailSender}). Owns the table {@code mailbox} and publishes no fact;
 * {@code Main} starts the sender, and whoever has put a mail into the outbox may wake it.
 */
package io.careline.delivery;
