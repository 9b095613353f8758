package io.careline.sla.policy;

import java.util.Map;

/**
 * One SLA policy.
 *
 * @param order policies are tried from the smallest number on
 */
public record Policy(
    String name, int order, Conditions appliesTo, Map<Target, TargetRule> targets) {}
