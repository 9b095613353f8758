import type { Topic } from '@/api/model'

/** The shape of one step of a topic's key, as the contract has it. */
const STEP = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const isKey = (word: string) => STEP.test(word)

/** A key out of an English name, to begin with. */
export const keyOf = (name: string) => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, ' ').trim().replaceAll(' ', '-').slice(0, 40).replace(/-$/, '')

/**
 * The new places after one of the siblings has changed with its neighbour: only what differs from what the server has. Equal
 * or missing places, as programs may set them, become a row again.
 */
export function moved(siblings: readonly Topic[], key: string, by: 1 | -1): { key: string; position: number }[] {
  const at = siblings.findIndex((one) => one.key === key)
  const to = at + by
  if (at < 0 || to < 0 || to >= siblings.length) return []
  const order = [...siblings]
  order.splice(to, 0, ...order.splice(at, 1))
  return order.map((one, position) => ({ one, position })).filter(({ one, position }) => one.position !== position).map(({ one, position }) => ({ key: one.key, position }))
}
