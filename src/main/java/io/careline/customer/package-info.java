/**
 * Who writes to us: people and what they are known by. Owns the tables {@code customer} and {@code
 * customer_identity}. The ticket room and intake ask it who somebody is.
 */
package io.careline.customer;
