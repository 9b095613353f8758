package io.careline.access;

/**
 * Scope as a clause of SQL over a ticket called {@code t}, so that it holds before any limit. Its
 * parameters are always the first three of the statement: scope, agent, teams.
 */
public final class Sight {
  /** Stands where a statement's sight belongs: {@code WHERE {sight} AND …}. */
  public static final String CLAUSE =
      """
      ($1::text = 'all' OR t.assignee_id = $2::bigint
        OR ($1::text = 'team' AND (t.team_id IS NULL OR t.team_id = ANY ($3::bigint[]))))\
      """;

  private Sight() {}

  /** The three parameters of {@link #CLAUSE}, followed by the statement's own. */
  public static Object[] arguments(Actor actor, Object... own) {
    Object[] all = new Object[own.length + 3];
    all[0] = actor.scope().word();
    all[1] = actor.id();
    all[2] = actor.teams();
    System.arraycopy(own, 0, all, 3, own.length);
    return all;
  }
}
