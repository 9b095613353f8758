import { computed, onBeforeUnmount, ref, watch, type Ref } from 'vue'
import type { Alarm, Board, RingingAlarm } from '@/api/model'
import { read, write } from '@/ui/storage'
import { allowSound, chime, trySound } from './chime'
import { concerns, ringingKey, sounding, stillRinging } from './ringing'

/** An alarm that nobody has seen says so again; often enough to be found, seldom enough to be borne. */
const AGAIN_MS = 60_000

/** What rings now, what was acknowledged at this screen, and the sound. */
export function useRinging(board: Ref<Board | null>, settings: Ref<Alarm[]>, team: () => string | undefined) {
  const acknowledged = ref(read<string[]>('careline.board.acknowledged', []))
  const sound = ref(read('careline.board.sound', false))
  const alarms = computed(() => (board.value?.alarms ?? []).filter((alarm) => concerns(alarm, team())))
  const isAcknowledged = (alarm: RingingAlarm) => acknowledged.value.includes(ringingKey(alarm))
  const ringing = computed(() => alarms.value.filter((alarm) => !isAcknowledged(alarm)))
  const loud = computed(() => sounding(alarms.value, acknowledged.value, settings.value))

  function acknowledge(alarm: RingingAlarm) {
    acknowledged.value = [...stillRinging(acknowledged.value, board.value?.alarms ?? []), ringingKey(alarm)]
    write('careline.board.acknowledged', acknowledged.value)
  }
  function switchSound(on: boolean) {
    sound.value = on
    write('careline.board.sound', on)
    if (on) void allowSound().then(chime) // heard at once, so that one knows that it works
  }

  if (sound.value) trySound()
  const ring = () => sound.value && loud.value.length && chime()
  watch(() => loud.value.map(ringingKey).join(), (now, before) => {
    if (now.split(',').some((key) => key && !before.split(',').includes(key))) ring()
  })
  const again = setInterval(ring, AGAIN_MS)
  onBeforeUnmount(() => clearInterval(again))

  return { alarms, ringing, sound, isAcknowledged, acknowledge, switchSound }
}

export type Ringing = ReturnType<typeof useRinging>
