import { computed, nextTick, onBeforeUnmount, onMounted, ref, useTemplateRef, watch, type Ref } from 'vue'

const NEAR = 48

/**
 * Keeps a conversation at its end while it is read there (mail frames grow after they have loaded), leaves it alone when
 * someone has scrolled up, and moves `seen` on only when the newest message has been on the screen. The component marks the
 * scrolling box with ref="scroller" and what grows in it with ref="content".
 */
export function useBottom(of: { number: Ref<string | null>; newest: Ref<number>; seen: Ref<number>; rows: () => number }) {
  const scroller = useTemplateRef<HTMLElement>('scroller')
  const content = useTemplateRef<HTMLElement>('content')
  const atBottom = ref(true)
  const unread = computed(() => of.newest.value > of.seen.value && !atBottom.value)

  function settle() {
    const box = scroller.value
    if (box && atBottom.value) box.scrollTop = box.scrollHeight
  }
  function toBottom() {
    atBottom.value = true
    of.seen.value = of.newest.value
    settle()
  }
  function onScroll() {
    const box = scroller.value!
    atBottom.value = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
    if (atBottom.value) of.seen.value = Math.max(of.seen.value, of.newest.value)
  }

  const grown = new ResizeObserver(settle)
  watch(content, (now, old) => {
    if (old) grown.unobserve(old)
    if (now) grown.observe(now)
  })
  watch(scroller, (now, old) => {
    old?.removeEventListener('scroll', onScroll)
    now?.addEventListener('scroll', onScroll, { passive: true })
    if (now) grown.observe(now)
  })
  watch([of.number, scroller], () => ((atBottom.value = true), void nextTick(settle)))
  watch(of.newest, (newest) => {
    if (atBottom.value && document.visibilityState === 'visible') of.seen.value = Math.max(of.seen.value, newest)
  })
  watch(of.rows, (now, old) => now > old && void nextTick(toBottom))
  onMounted(settle)
  onBeforeUnmount(() => grown.disconnect())

  /** For who leads elsewhere: what grows now does not pull back to the end. */
  const leave = () => (atBottom.value = false)

  return { unread, toBottom, leave }
}
