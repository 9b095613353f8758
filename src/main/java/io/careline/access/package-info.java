/**
 * Who may do what, to which tickets: agents, teams, roles, sign-ins, tokens, the audit log and the
 * one gate. Owns the tables {@code agent, team, membership, session, api_token, sign_in_failure,
 * audit}; tells {@code access.sign-ended}, {@code access.agent-changed} and {@code
 * access.team-changed}. Every room above asks it.
 */
package io.careline.access;
