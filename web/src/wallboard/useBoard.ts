import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { api, ask } from '@/api/client'
import type { Alarm } from '@/api/model'
import { Problem } from '@/api/problem'
import { BoardFeed } from './BoardFeed'
import { after, begun, isStale, serverNow, silence, type BoardEvent } from './state'

/** Refused for good, so that asking again is of no use; everything else may pass. */
const REFUSED = [401, 403]

async function probe() {
  try {
    return await ask(api.GET('/wallboard'))
  } catch (fault) {
    return fault instanceof Problem && REFUSED.includes(fault.status) ? 'ended' : null
  }
}

/** The live board of one page: figures, the server's time, and whether both still move. `ended` is called once. */
export function useBoard(ended: () => void) {
  const state = shallowRef(begun(Date.now()))
  const clock = ref(Date.now())
  const alarms = shallowRef<Alarm[]>([])
  const apply = (event: BoardEvent) => (state.value = after(state.value, event))

  const feed = new BoardFeed(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/wallboard/live`, {
    line(line) {
      apply({ type: 'line', line })
      if (line === 'ended') ended()
    },
    board(board, first) {
      apply({ type: 'board', board, first, at: Date.now() })
      if (first) void loadAlarms()
    },
    beat: (serverAt) => apply({ type: 'beat', serverAt, at: Date.now() }),
  }, probe)

  /** The limits, for the targets under the figures; without them the board shows figures alone. */
  async function loadAlarms() {
    const answer = await ask(api.GET('/wallboard/alarms')).catch(() => null)
    if (answer) alarms.value = answer.items
  }

  const tick = setInterval(() => (clock.value = Date.now()), 1000)
  // Limits that somebody else changed: they are no part of the board, and seldom change.
  const again = setInterval(loadAlarms, 60_000)
  function wake() {
    clock.value = Date.now()
    if (document.visibilityState === 'visible') feed.nudge()
  }
  onMounted(() => {
    feed.open()
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
  })
  onBeforeUnmount(() => {
    feed.close()
    clearInterval(tick)
    clearInterval(again)
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
  })

  return {
    board: computed(() => state.value.board),
    line: computed(() => state.value.line),
    stale: computed(() => isStale(state.value, clock.value)),
    silentSeconds: computed(() => Math.floor(silence(state.value, clock.value) / 1000)),
    heardAt: computed(() => state.value.heardAt + state.value.skew),
    now: computed(() => serverNow(state.value, clock.value)),
    alarms,
    loadAlarms,
  }
}
