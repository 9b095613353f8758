import { nextTick, onBeforeUnmount, ref, type Ref } from 'vue'

export type Side = 'below' | 'above' | 'beside'

const GAP = 4
const EDGE = 8

/**
 * Shows an element in the browser's top layer beside an anchor and keeps it inside the window. The top layer needs no
 * z-index and is not cut off by a scrolling parent; where it is missing (old browsers, tests) the element is shown plainly.
 */
export function useFloating(anchor: Ref<HTMLElement | null>, floating: Ref<HTMLElement | null>, side: Side = 'below') {
  const open = ref(false)

  function place() {
    const box = anchor.value?.getBoundingClientRect()
    const it = floating.value
    if (!box || !it) return
    const { offsetWidth: width, offsetHeight: height } = it
    let left = side === 'beside' ? box.right + GAP : box.left
    let top = side === 'beside' ? box.top + (box.height - height) / 2 : side === 'above' ? box.top - height - GAP : box.bottom + GAP
    if (side === 'below' && top + height > innerHeight - EDGE && box.top - height - GAP > EDGE) top = box.top - height - GAP
    if (side === 'above' && top < EDGE) top = box.bottom + GAP
    left = Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))
    top = Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))
    it.style.left = `${left}px`
    it.style.top = `${top}px`
  }

  async function show() {
    open.value = true
    await nextTick()
    floating.value?.showPopover?.()
    place()
    addEventListener('resize', place)
  }

  function hide() {
    if (!open.value) return
    floating.value?.hidePopover?.()
    open.value = false
    removeEventListener('resize', place)
  }

  onBeforeUnmount(() => removeEventListener('resize', place))
  return { open, show, hide, place }
}
