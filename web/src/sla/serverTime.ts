import { onBeforeUnmount, onMounted, ref } from 'vue'

/**
 * The server's time. Each word of the server's says that it is at least so late there; what took the least time to come
 * says it best. Counted by a clock that nobody can set, so a wrong or changed clock of this computer moves no deadline.
 */
let ahead = Date.now() - performance.now()
let known = false

/** The server was heard saying what time it is there; `afresh` forgets what was heard before. */
export function heard(at: string | undefined, afresh = false) {
  const time = Date.parse(at ?? '')
  if (Number.isNaN(time)) return
  const lead = time - performance.now()
  ahead = known && !afresh ? Math.max(ahead, lead) : lead
  known = true
}

export const serverNow = () => ahead + performance.now()

/** The second that it is, in milliseconds of the server's time; one timer for everything that counts down. */
export const tick = ref(serverNow())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined
const beat = () => (tick.value = serverNow())

/** Keeps the clocks of a component going while it is on the screen. */
export function useTick() {
  onMounted(() => {
    beat()
    if (users++ === 0) timer = setInterval(beat, 1000)
  })
  onBeforeUnmount(() => {
    if (--users === 0) clearInterval(timer)
  })
  return tick
}
