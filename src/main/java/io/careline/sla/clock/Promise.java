package io.careline.sla.clock;

import io.careline.sla.policy.TargetRule;
import java.time.Duration;

/**
 * What is promised for a clock.
 *
 * @param policy the name of the policy that says so
 * @param time working time, for the ticket's priority
 */
record Promise(String policy, TargetRule rule, Duration time) {}
