import { onBeforeUnmount, ref } from 'vue'

/** Whether the window is, for example, wide enough; kept up to date. */
export function useMedia(query: string) {
  const media = matchMedia(query)
  const matches = ref(media.matches)
  const follow = () => (matches.value = media.matches)
  media.addEventListener('change', follow)
  onBeforeUnmount(() => media.removeEventListener('change', follow))
  return matches
}
