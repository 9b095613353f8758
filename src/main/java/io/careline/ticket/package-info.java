/**
 * Tickets: statuses and legal moves, numbers, interactions, notes, attachments, history. Owns the
 * tables {@code ticket, interaction, attachment, attachment_bytes, idempotency, task, notice};
 * tells {@code ticket.opened}, {@code ticket.changed}, {@code interaction.received}, {@code
 * interaction.sent} and {@code interaction.noted}. Intake and the pages call {@link
 * io.careline.ticket.TicketDesk} and {@link io.careline.ticket.WritingDesk}.
 */
package io.careline.ticket;
