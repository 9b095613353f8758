import type { Board } from '@/api/model'

export type Hour = Board['hours'][number]

/** A scale's top that people can halve in their head: 4, 6, 10, 20 and their tens. */
export function niceTop(most: number): number {
  let top = 4
  for (let power = 1; top < most; power *= 10) for (const step of [6, 10, 20, 40]) if (top < most) top = step * power
  return top
}

/** The highest that either half must show, so that opened and solved can be compared by eye. */
export const most = (hours: readonly Hour[]) => Math.max(0, ...hours.flatMap((hour) => [hour.opened, hour.solved, hour.openedBefore, hour.solvedBefore]))

/** A line in steps along the hours; `y` gives the height of a value. */
export function stepLine(values: readonly number[], width: number, y: (value: number) => number): string {
  const step = width / values.length
  return values.map((value, hour) => `${hour ? 'L' : 'M'}${(hour * step).toFixed(1)} ${y(value).toFixed(1)}H${((hour + 1) * step).toFixed(1)}`).join('')
}

/** What a week ago had come by the end of this hour. */
export function byThisHour(hours: readonly Hour[], now: number, key: 'openedBefore' | 'solvedBefore'): number {
  return hours.filter((hour) => hour.hour <= now).reduce((sum, hour) => sum + hour[key], 0)
}
