/**
 * Learns from what agents say about readings: tries candidates for the models in place, installs
 * those that are better, and lets administrators undo that. Owns the tables {@code model_trial} and
 * {@code model_night}; tells nothing but audit entries. Administrators, a command and a nightly job
 * call {@link io.careline.learning.Learning}.
 */
package io.careline.learning;
