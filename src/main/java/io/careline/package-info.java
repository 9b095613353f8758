/** The start: settings, wiring, and ending in order. */
package io.careline;
