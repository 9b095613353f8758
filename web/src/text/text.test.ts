import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { bring, preferredLocale, setLocale, t } from './index'
import { consoleBook } from './books/console'

type Words = Record<string, string | Record<string, string>>
const folder = (locale: string) => readdirSync(`src/text/${locale}`)
const words = (locale: string, file: string) => JSON.parse(readFileSync(`src/text/${locale}/${file}`, 'utf8')) as Words
const forms = (word: string | Record<string, string>) => (typeof word === 'string' ? [word] : Object.values(word))
const names = (word: string | Record<string, string>) => [...new Set(forms(word).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort()

describe('the words', () => {
  it('come in the same files in both languages', () => expect(folder('zh-CN')).toEqual(folder('en')))

  it.each(folder('en'))('%s says the same things in Chinese, with the same places to fill', (file) => {
    const [en, zh] = [words('en', file), words('zh-CN', file)]
    expect(Object.keys(zh)).toEqual(Object.keys(en))
    // A Chinese problem may quote the server's English detail where English says nothing else.
    for (const key of Object.keys(en)) expect(names(zh[key]!), key).toEqual(names(en[key]!))
  })

  it.each(folder('en'))('%s holds no exclamation marks and nothing empty', (file) => {
    for (const locale of ['en', 'zh-CN']) for (const [key, word] of Object.entries(words(locale, file))) for (const form of forms(word)) expect(form, key).toMatch(/^[^!！]+$/)
  })
})

describe('templates', () => {
  const components = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))

  it.each(components)('%s holds no words of its own', (file) => {
    const template = /<template>([\s\S]*)<\/template>/.exec(readFileSync(`src/${file}`, 'utf8'))?.[1] ?? ''
    const text = template
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/\{\{[\s\S]*?\}\}/g, '')
      .replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, '\n')
    const allowed = new Set(['openapi.json', 'Website']) // a file's name, and the trap that people never see
    const literal = text.split('\n').map((line) => line.trim()).filter((line) => /[\p{L}]/u.test(line) && !allowed.has(line))
    expect(literal).toEqual([])
  })
})

describe('t', () => {
  beforeEach(() => bring(consoleBook))

  it('chooses the plural form of the language and writes numbers its way', () => {
    setLocale('en')
    expect(t('console.offlineKept', { count: 1 })).toMatch(/^1 reply is/)
    expect(t('console.offlineKept', { count: 1200 })).toMatch(/^1,200 replies are/)
    setLocale('zh-CN')
    expect(t('console.offlineKept', { count: 1 })).toMatch(/^1 条回复/)
    expect(document.documentElement.lang).toBe('zh-CN')
  })

  it('takes what was chosen before what the browser asks for', () => {
    expect(preferredLocale(null, ['zh-TW', 'en'])).toBe('zh-CN')
    expect(preferredLocale(null, ['de', 'fr'])).toBe('en')
    expect(preferredLocale('en', ['zh-CN'])).toBe('en')
  })
})
