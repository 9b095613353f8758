package io.careline.wallboard;

/**
 * Where a ticket or a fact is counted: its team and its assignee, as ids; 0 for none. What somebody
 * may see is decided by these two alone.
 */
record Spot(long teamId, long assigneeId) {}
