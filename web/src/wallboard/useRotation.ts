import { computed, onBeforeUnmount, onMounted, ref, watch, type Ref } from 'vue'
import { preferences } from '@/ui/preferences'

const TURN_MS = 15_000

export const turned = (at: number, by: number, count: number) => (count ? (((at + by) % count) + count) % count : 0)

const inControl = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input, select, textarea, dialog, [role=menu]') !== null

export function toggleFullScreen() {
  // Refused where the browser or a frame does not allow it; the board is as good in a window.
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())?.catch(() => {})
}

/** Pages that turn by themselves in TV mode. Arrows turn by hand, space pauses, F fills the screen, Esc leaves. */
export function useRotation(count: Ref<number>, tv: Ref<boolean>, leave: () => void) {
  const at = ref(0)
  const paused = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait() {
    clearTimeout(timer)
    if (tv.value && !paused.value) timer = setTimeout(() => step(1), TURN_MS)
  }
  function step(by: number) {
    at.value = turned(at.value, by, count.value)
    wait() // who turned by hand gets the whole time to read
  }
  function pause(now = !paused.value) {
    paused.value = now
    wait()
  }

  function onKey(event: KeyboardEvent) {
    if (!tv.value || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inControl(event.target)) return
    // On a button, space presses it.
    const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null
    if (event.key === 'ArrowRight' || event.key === 'PageDown') step(1)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') step(-1)
    else if (event.key === ' ' && !onButton) pause()
    else if (event.key.toLowerCase() === 'f' && preferences.letters) toggleFullScreen()
    else if (event.key === 'Escape' && !document.fullscreenElement) leave()
    else return
    event.preventDefault()
  }

  watch(tv, (on) => {
    at.value = 0
    paused.value = false
    if (!on && document.fullscreenElement) void document.exitFullscreen().catch(() => {})
    wait()
  }, { immediate: true })
  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => {
    removeEventListener('keydown', onKey)
    clearTimeout(timer)
  })

  return { at: computed(() => turned(at.value, 0, count.value)), paused, step, pause }
}
