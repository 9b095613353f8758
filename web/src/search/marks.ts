export interface Piece {
  text: string
  marked: boolean
}

/** How far into a passage the first marked word may stand; a Chinese character is as wide as two letters. */
const LEAD = 44
const width = (sign: string) => (/[\u2e80-\uffdc]/.test(sign) ? 2 : 1)

/** Cuts a passage at its marks. What stands far before the first mark is left out, so that two lines show it. */
export function piecesOf(text: string, marks: readonly (readonly number[])[], lead = LEAD): Piece[] {
  const pieces: Piece[] = []
  let at = beginning(text, marks[0]?.[0] ?? 0, lead)
  const cut = at > 0
  for (const [from = 0, to = 0] of marks) {
    if (from < at || to > text.length || from >= to) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return cut ? [{ text: '…', marked: false }, ...pieces] : pieces
}

function beginning(text: string, first: number, lead: number): number {
  let at = first
  let room = lead
  while (at > 0 && (room -= width(text[at - 1]!)) >= 0) at--
  if (at === 0) return 0
  if (/[\udc00-\udfff]/.test(text[at]!)) at++ // not within a character of two units
  const blank = text.slice(at, first).search(/\s/)
  return blank >= 0 && blank < 16 && /[\p{L}\p{N}]/u.test(text[at - 1]!) && width(text[at]!) === 1 ? at + blank + 1 : at
}
