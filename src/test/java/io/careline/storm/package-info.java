/**
 * The crash test. Careline runs as a process of its own and is killed, and PostgreSQL is stopped
 * the hard way, while clients write through the API and by SMTP. Each client keeps a ledger of what
 * was promised to it; afterwards the ledger and the database are laid side by side. {@code
 * CrashTest} is small and part of every build, {@code StormTest} is the same storm with large
 * numbers.
 */
package io.careline.storm;
