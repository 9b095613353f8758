package io.careline.calendar;

/**
 * What is wrong at one place of a calendar's shape.
 *
 * @param pointer a JSON pointer (RFC 6901) into the shape; empty for the whole
 * @param detail a sentence that says what was expected
 */
public record CalendarFault(String pointer, String detail) {}
