export interface Weight { start: number; end: number; weight: number }
export interface Piece { text: string; weighed: boolean }

/** Cuts a text at the stretches that weighed; whatever lies outside the text is left out. */
export function pieces(text: string, evidence: Weight[]): Piece[] {
  const found: Piece[] = []
  let at = 0
  for (const { start, end } of [...evidence].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || start >= end) continue
    if (start > at) found.push({ text: text.slice(at, start), weighed: false })
    found.push({ text: text.slice(start, end), weighed: true })
    at = end
  }
  if (at < text.length) found.push({ text: text.slice(at), weighed: false })
  return found
}
