import { inject, type InjectionKey } from 'vue'
import type { Alarm, Figure } from '@/api/model'
import type { Behind } from './behind'

/** Everything that the tiles of the board share. */
export interface BoardSight {
  now: () => number
  alarms: () => readonly Alarm[]
  tv: () => boolean
  /** False in TV mode and for read-only links: figures then lead nowhere. */
  leads: () => boolean
  show: (behind: Behind) => void
  rings: (figure: Figure, team: string | null | undefined) => boolean
}
export const sightKey: InjectionKey<BoardSight> = Symbol('board')

export function useSight(): BoardSight {
  const sight = inject(sightKey)
  if (!sight) throw new Error('No board above this component')
  return sight
}
