import { reactive, watch } from 'vue'
import { preferredLocale, setLocale, type Locale } from '@/text'
import { read, write } from './storage'

export type Theme = 'auto' | 'light' | 'dark'
export type Density = 'compact' | 'comfortable'

function raw(key: string) {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** How this person likes the page, kept in this browser. Theme and contrast are raw words: theme-first.js reads them too. */
export const preferences = reactive({
  locale: preferredLocale(raw('careline.locale')) as Locale,
  theme: (raw('careline.theme') ?? 'auto') as Theme,
  contrast: (raw('careline.contrast') ?? 'normal') as 'normal' | 'more',
  density: read<Density>('careline.density', 'compact'),
  letters: read('careline.letters', true),
  panes: read('careline.panes', { views: 208, list: 368, side: 320 }),
  side: read('careline.side', true),
})

/** Whether somebody chose a language in this browser, or the browser only asks for one. */
export const localeChosenHere = () => raw('careline.locale') !== null

function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // This browser keeps nothing; the choice holds until the page is closed.
  }
}

/** Starts following the preferences; called once by each page. */
export function followPreferences() {
  watch(() => preferences.locale, (locale) => setLocale(locale), { immediate: true })
  watch(() => preferences.locale, (locale) => keep('careline.locale', locale))
  watch(() => preferences.theme, (theme) => (keep('careline.theme', theme), window.carelineTheme?.()))
  watch(() => preferences.contrast, (contrast) => (keep('careline.contrast', contrast), window.carelineTheme?.()))
  for (const name of ['density', 'letters', 'side'] as const) watch(() => preferences[name], (value) => write(`careline.${name}`, value))
  watch(() => preferences.panes, (panes) => write('careline.panes', panes), { deep: true })
}
