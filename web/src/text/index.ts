import { ref } from 'vue'
import type access from './en/access.json'
import type admin from './en/admin.json'
import type common from './en/common.json'
import type console from './en/console.json'
import type docs from './en/docs.json'
import type models from './en/models.json'
import type opening from './en/opening.json'
import type portal from './en/portal.json'
import type problems from './en/problems.json'
import type search from './en/search.json'
import type similar from './en/similar.json'
import type sla from './en/sla.json'
import type ticket from './en/ticket.json'
import type time from './en/time.json'
import type wallboard from './en/wallboard.json'

export type Locale = 'en' | 'zh-CN'
interface Sections {
  access: typeof access
  admin: typeof admin
  common: typeof common
  console: typeof console
  docs: typeof docs
  models: typeof models
  opening: typeof opening
  portal: typeof portal
  problems: typeof problems
  search: typeof search
  similar: typeof similar
  sla: typeof sla
  ticket: typeof ticket
  time: typeof time
  wallboard: typeof wallboard
}
/** Every key there is, "section.word"; English is the source, and a test keeps Chinese complete. */
export type TextKey = { [S in keyof Sections]: `${S & string}.${keyof Sections[S] & string}` }[keyof Sections]
type Words = Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>
export type Book = Record<Locale, Partial<Record<keyof Sections, Words>>>

const books: Record<Locale, Record<string, Words>> = { en: {}, 'zh-CN': {} }

/** The language of the page, shared by everything on it. */
export const locale = ref<Locale>('en')

/** Each page brings only its own sections (a file each), so that the portal does not carry the console's words. */
export function bring(book: Book) {
  for (const tongue of ['en', 'zh-CN'] as const) Object.assign(books[tongue], book[tongue])
}

/** What was chosen here before, else what the browser asks for first. */
export function preferredLocale(stored: string | null, asked: readonly string[] = navigator.languages): Locale {
  if (stored === 'en' || stored === 'zh-CN') return stored
  const first = asked.find((tag) => /^(en|zh)\b/i.test(tag))
  return first && /^zh/i.test(first) ? 'zh-CN' : 'en'
}

export function setLocale(next: Locale) {
  locale.value = next
  document.documentElement.lang = next
}

/** One visible sentence. `count` chooses the plural form; numbers are written as the language writes them. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const [section, word] = split(key)
  const found = books[locale.value][section]?.[word] ?? books.en[section]?.[word]
  if (found === undefined) return key
  const form = typeof found === 'string' ? found : (found[plural(values.count)] ?? found.other ?? key)
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value
  })
}

/** Whether a key exists that was put together at run time, such as a problem type from the server. */
export function has(key: string): key is TextKey {
  const [section, word] = split(key)
  return books.en[section]?.[word] !== undefined
}

export const number = (value: number) => new Intl.NumberFormat(locale.value).format(value)

/** Several words in a row, as the language sets them apart. */
export const listed = (words: readonly string[]) => words.join(locale.value === 'en' ? ', ' : '、')

function split(key: string): [string, string] {
  const dot = key.indexOf('.')
  return [key.slice(0, dot), key.slice(dot + 1)]
}
function plural(count: string | number | undefined) {
  return new Intl.PluralRules(locale.value).select(Number(count ?? 0))
}
