import type { Alarm, RingingAlarm } from '@/api/model'

/** One ringing of one alarm: the same alarm that rings again later is a new one to acknowledge. */
export const ringingKey = (alarm: RingingAlarm) => `${alarm.id}@${alarm.since}`

/** Keeps only what still rings, so that the list of acknowledgements does not grow for ever. */
export function stillRinging(acknowledged: readonly string[], alarms: readonly RingingAlarm[]): string[] {
  const keys = new Set(alarms.map(ringingKey))
  return acknowledged.filter((key) => keys.has(key))
}

/** Those that make a sound: not acknowledged here, and not set to be silent. */
export function sounding(alarms: readonly RingingAlarm[], acknowledged: readonly string[], settings: readonly Alarm[]): RingingAlarm[] {
  const silent = new Set(settings.filter((alarm) => !alarm.sound).map((alarm) => alarm.id))
  return alarms.filter((alarm) => !acknowledged.includes(ringingKey(alarm)) && !silent.has(alarm.id))
}

/** Whether an alarm belongs to what is looked at; a team's alarm is not shown on another team's board. */
export const concerns = (alarm: RingingAlarm, team: string | undefined) => team === undefined || alarm.team === null || alarm.team === team
