/**
 * The front door: messages arrive by any channel, are stored as they came, acknowledged, read, and
 * become interactions. Owns the table {@code arrival}. Each channel's own knowledge is a room
 * below: mail, web.
 */
package io.careline.intake;
