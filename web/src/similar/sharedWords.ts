const HAN = /\p{Script=Han}/u
/** Characters of words that say how something is said, not what about: 了, 的, 就, 怎么, 一下 … */
const LITTLE = /[的了着我你您他她它们就都也还又才把被给让不没无是在有一这那哪么怎什吗呢吧啊呀哦嗯很太]/
const FEWEST_LETTERS = 3

/**
 * Words that stand in two tickets, as a person would name them: those of the subjects first. The server compares Chinese by
 * pairs of characters, so what it gives may begin or end inside of a word; only whole words of it are shown.
 *
 * @param given by the server, the most telling first
 * @param texts in which they stand as whole words
 * @param subjects of both tickets
 */
export function sharedWords(given: readonly string[], texts: readonly string[], subjects: readonly string[]): string[] {
  const chinese = given.some((word) => HAN.test(word)) ? chineseWords(texts) : []
  const all = given.flatMap((word) => (HAN.test(word) ? chinese.filter((whole) => word.includes(whole)) : word.length >= FEWEST_LETTERS ? [word] : []))
  const places = (word: string) => subjects.filter((subject) => subject.toLowerCase().includes(word.toLowerCase())).length
  return [...new Set(all)].sort((one, two) => places(two) - places(one))
}

/** Words of two characters and more that are about something; none where the browser does not know Chinese words. */
function chineseWords(texts: readonly string[]): string[] {
  if (!('Segmenter' in Intl)) return []
  const words = new Intl.Segmenter('zh', { granularity: 'word' })
  const all = texts.flatMap((text) => [...words.segment(text)].map(({ segment }) => segment))
  return [...new Set(all)].filter((word) => word.length > 1 && HAN.test(word) && !LITTLE.test(word))
}
