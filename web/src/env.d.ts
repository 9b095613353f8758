/** Defined by ui/theme-first.js, which runs before anything else. */
interface Window {
  carelineTheme?: () => void
}
