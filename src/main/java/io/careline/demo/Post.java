package io.careline.demo;

/**
 * A mailbox of ours.
 *
 * @param teamId whose mail comes there
 */
record Post(long id, String address, String name, long teamId) {}
