/**
 * The wallboard: the figures of this moment, kept in memory by the journal; alarms on them; the
 * socket that shows them. Owns the table {@code wallboard_alarm}; tells {@code
 * wallboard.alarms-changed}, {@code wallboard.alarm-rang} and {@code wallboard.alarm-stopped}. Each
 * figure is defined in {@code docs/wallboard.md}.
 */
package io.careline.wallboard;
