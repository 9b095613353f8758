/**
 * Other systems: webhooks, which are outbox rows of kind {@code webhook} that any room may write.
 */
package io.careline.integration;
