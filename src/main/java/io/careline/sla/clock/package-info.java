/**
 * Clocks, worked out from a ticket's history alone: what happened, when, under which policies.
 * Pure; the same history always gives the same clocks, and each comes with the ledger that proves
 * it.
 */
package io.careline.sla.clock;
