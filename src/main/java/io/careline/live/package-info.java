/**
 * Sockets that miss nothing: snapshot, then numbered facts, resume on any node, a defined end for
 * slow readers, and who is looking at what. Owns no tables. The console's room lets people in and
 * says what they may see.
 */
package io.careline.live;
