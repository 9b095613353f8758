import type { SimilarTicket } from '@/api/model'
import { listed, t } from '@/text'
import { sharedWords } from './sharedWords'

/** From this cosine on, two people most likely ask the same; the server calls duplicates by it as well. */
const ABOUT_THE_SAME = 0.85
const CODES_SHOWN = 2
const WORDS_SHOWN = 4
/** The server compares no more of a text. */
const COMPARED = 4_000

/**
 * Why two tickets are alike, as one colleague would say it to another, the strongest reason first.
 *
 * @param said in the ticket that was compared: its subject, and its first message
 */
export function whyWords({ why, subject }: Pick<SimilarTicket, 'why' | 'subject'>, said: readonly string[]): string[] {
  const texts = said.map((text) => text.slice(0, COMPARED))
  const codes = longest(why.codes).slice(0, CODES_SHOWN)
  const near = (why.nearness ?? 0) >= ABOUT_THE_SAME
  const strong = [
    ...(codes.length ? [t('similar.sameNumber', { codes: listed(codes.map((code) => written(code, texts))), count: codes.length })] : []),
    ...(why.sameCustomer ? [t('similar.sameCustomer')] : []),
    ...(near ? [t('similar.aboutTheSame')] : []),
  ]
  if (strong.length > 1) return strong // enough is said
  const words = sharedWords(why.words.filter((word) => !inCode(word, why.codes)), texts, [texts[0] ?? '', subject]).slice(0, WORDS_SHOWN)
  if (words.length) return [...strong, t('similar.bothMention', { words: listed(words.map((word) => t('similar.word', { word }))) })]
  return near || codes.length ? strong : [...strong, t(why.nearness === null ? 'similar.inWords' : 'similar.inMeaning')]
}

/** The server writes a number without its signs and in small letters; nobody would recognise it so. */
export function written(code: string, texts: readonly string[]): string {
  const anyhow = new RegExp([...code].map((sign) => (/[a-z0-9]/.test(sign) ? sign : `\\u{${sign.codePointAt(0)!.toString(16)}}`)).join('[-_./#()\\s]{0,3}'), 'iu')
  for (const text of texts) {
    const found = anyhow.exec(text)?.[0]
    if (found) return found.replace(/\s+/g, ' ')
  }
  return code.toUpperCase()
}

/** A number and the part of it without its country are one number to people. */
const longest = (codes: readonly string[]) => codes.filter((code) => !codes.some((other) => other !== code && other.includes(code)))
/** Digits alone, and what is part of a number, tell nothing beside the number. */
function inCode(word: string, codes: readonly string[]): boolean {
  const plain = word.toLowerCase().replace(/[^a-z0-9]/g, '')
  return /^\d+$/.test(word) || (plain !== '' && codes.some((code) => code.includes(plain)))
}
