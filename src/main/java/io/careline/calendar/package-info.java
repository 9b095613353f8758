/**
 * Business time: which instants are worked, how much working time lies between two of them, when a
 * span of it is used up, and why the time between is or is not worked. Owns no tables and does no
 * I/O; whoever reads a calendar file hands its shape to {@link io.careline.calendar.CalendarShape}.
 */
package io.careline.calendar;
