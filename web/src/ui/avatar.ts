const HAN = /\p{Script=Han}/u

/** Two letters for Latin names, the last two characters for Chinese ones (the given name, as colleagues are called). */
export function initials(name: string): string {
  const plain = name.trim()
  if (!plain) return '?'
  if (HAN.test(plain)) return [...plain.replace(/[^\p{Script=Han}]/gu, '')].slice(-2).join('')
  const words = plain.split(/[\s.@_-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const [first = '?', last] = [words[0], words.length > 1 ? words[words.length - 1] : undefined]
  return ((first[0] ?? '?') + (last?.[0] ?? '')).toUpperCase()
}

/** One letter, for circles in which two cannot be read. */
export function small(name: string): string {
  const two = [...initials(name)]
  return (HAN.test(two[0] ?? '') ? two[two.length - 1] : two[0]) ?? '?'
}

/** A quiet colour that always belongs to the same name; dark ink on a light ground reads in both themes. */
export function tint(name: string) {
  let hash = 7
  for (const letter of name) hash = (hash * 31 + letter.codePointAt(0)!) >>> 0
  const hue = (hash % 24) * 15
  return { ground: `hsl(${hue} 36% 84%)`, ink: `hsl(${hue} 60% 20%)` }
}
