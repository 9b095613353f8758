/**
 * SLA clocks: what was promised to a customer, when it is due, and what happens when it is not
 * kept.
 *
 * <p>Owns the tables {@code sla_version}, {@code sla_ticket}, {@code sla_clock}, {@code sla_firing}
 * and {@code notice}. Follows the journal; publishes {@code sla.*} facts. What is pure lies in
 * {@link io.careline.sla.policy} and {@link io.careline.sla.clock}.
 */
package io.careline.sla;
