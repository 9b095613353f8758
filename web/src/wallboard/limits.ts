import type { Alarm, Figure } from '@/api/model'

/** A limit as the form holds it: text as typed, '' for all teams and for no webhook. */
export interface LimitRow {
  figure: Figure
  team: string
  above: string
  sound: boolean
  webhook: string
}

export const rowOf = ({ figure, team, above, sound, webhook }: Alarm): LimitRow => ({ figure, team: team ?? '', above: String(above), sound, webhook: webhook ?? '' })

export function asWriting({ figure, team, above, sound, webhook }: LimitRow) {
  return { figure, team: team || null, above: Math.max(0, Math.floor(Number(above))), sound, webhook: webhook.trim() || null }
}

/** The address that a TV opens: in TV mode from the first moment, the secret still behind the hash. */
export function tvAddress(url: string): string {
  const address = new URL(url, location.origin)
  address.searchParams.set('tv', '1')
  return address.href
}
