/**
 * Splits a plain-text mail into what was written and what was quoted below it, so that a long thread reads like a talk.
 * Only a tail is cut off: an answer between quoted lines stays where it is.
 */
export function splitQuoted(text: string): { said: string; quoted: string } {
  const lines = text.replace(/\r\n/g, '\n').split('\n')
  let start = lines.length
  while (start > 0 && (lines[start - 1]!.trim() === '' || lines[start - 1]!.startsWith('>'))) start--
  if (!lines.slice(start).some((line) => line.startsWith('>'))) return { said: text.trimEnd(), quoted: '' }
  // "On Monday, X wrote:" belongs to the quotation.
  if (start > 0 && /(wrote|写道|schrieb|a écrit)\s*[:：]\s*$/i.test(lines[start - 1]!)) start--
  const said = lines.slice(0, start).join('\n').trimEnd()
  return said ? { said, quoted: lines.slice(start).join('\n').trim() } : { said: text.trimEnd(), quoted: '' }
}
