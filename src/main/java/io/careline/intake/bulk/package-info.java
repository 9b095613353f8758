/**
 * The bulk import: tickets of the past, a line each, from another desk or a file. It recognises
 * customers, agents and teams as every channel does and writes the same tables, but nothing follows
 * from it: no acknowledgement, no mail, no webhook, no clock. Owns no tables; {@link
 * io.careline.ticket.PastTickets} writes. The routes and {@code careline import} call {@link
 * io.careline.intake.bulk.BulkImport}.
 */
package io.careline.intake.bulk;
