/**
 * PostgreSQL and how we use it: the embedded server, migrations, named statements, transactions on
 * the caller's thread, the journal of facts, the outbox of effects, and the loops that follow both.
 * Owns the tables {@code journal, follower, outbox, secret, node}.
 */
package io.careline.store;
