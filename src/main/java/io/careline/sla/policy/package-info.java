/**
 * What an SLA policy says, read from its text and found right or wrong. Pure but for {@link
 * io.careline.sla.policy.PolicyFolder}, which reads the folder.
 */
package io.careline.sla.policy;
