// Runs before the first paint. Decides light or dark from what was chosen here or else from the system, and keeps up with
// the system while nothing was chosen. `preferences.ts` writes the same storage keys and calls `carelineTheme()`.
;(function () {
  var dark = matchMedia('(prefers-color-scheme: dark)')
  var contrast = matchMedia('(prefers-contrast: more)')
  function stored(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // storage is switched off: the system decides
    }
  }
  function apply() {
    var theme = stored('careline.theme') || 'auto'
    var root = document.documentElement
    var tv = location.pathname.startsWith('/wallboard') && /[?&]tv=1(&|$)/.test(location.search) // a TV lights up the room
    root.dataset.theme = theme === 'auto' ? (tv || dark.matches ? 'dark' : 'light') : theme
    root.dataset.contrast = stored('careline.contrast') === 'more' || contrast.matches ? 'more' : 'normal'
  }
  window.carelineTheme = apply
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  apply()
})()
