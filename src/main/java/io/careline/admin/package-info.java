/**
 * What an administrator looks after that no other room shows: outgoing mail, health, figures, and
 * the page itself.
 */
package io.careline.admin;
