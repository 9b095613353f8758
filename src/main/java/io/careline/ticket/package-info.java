/**
 * Tickets: statuses and legal moves, numbers, interactions, notes, attachments, history. Owns the
 * tables {@code ticket, interaction, attachment, attachment_bytes, idempotency, task, notice,
 * reading_correction, attention_weight}; tells the facts of {@link io.careline.ticket.TicketFacts}.
 * Intake and the pages call {@link io.careline.ticket.TicketDesk} and {@link
 * io.careline.ticket.WritingDesk}.
 */
package io.careline.ticket;
