const LETTERS = 'abcdefghjklmnopqrstwxyz'
/** The first sign of each letter in the order of Pinyin; no syllable begins with i, u or v. */
const FIRST = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀']
const order = new Intl.Collator('zh-CN-u-co-pinyin')

/**
 * The first letters of a text's syllables, as they are typed to find it ("物流" by "wl"). The browser knows the order of
 * Chinese signs and with it their letters; of a sign that is read in several ways it knows one.
 */
export function initials(text: string): string {
  return [...text].map((sign) => (/\p{Script=Han}/u.test(sign) ? letter(sign) : sign)).join('')
}

function letter(sign: string): string {
  const next = FIRST.findIndex((first) => order.compare(first, sign) > 0)
  return LETTERS[next < 0 ? LETTERS.length - 1 : Math.max(0, next - 1)]!
}
