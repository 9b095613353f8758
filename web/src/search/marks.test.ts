import { describe, expect, it } from 'vitest'
import { piecesOf } from './marks'

const shown = (text: string, marks: number[][], lead?: number) => piecesOf(text, marks, lead).map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

describe('a passage', () => {
  it('is cut at its marks, and cannot be hurt by places that lie outside', () => {
    expect(shown('my refund, please', [[3, 9]])).toBe('my [refund], please')
    expect(shown('refund refund', [[0, 6], [7, 13]])).toBe('[refund] [refund]')
    expect(shown('abc', [[2, 9], [1, 1], [-1, 2]])).toBe('abc')
    expect(shown('<b>x</b>', [[3, 4]])).toBe('<b>[x]</b>')
  })

  it('begins near the first mark, at a word in English', () => {
    expect(shown(`${'word '.repeat(20)}refund`, [[100, 106]], 22)).toBe('…word word word word [refund]')
    expect(shown(`${'字'.repeat(40)}退款`, [[40, 42]], 20)).toBe(`…${'字'.repeat(10)}[退款]`)
    expect(shown(`${'😀'.repeat(20)}退款`, [[40, 42]], 7)).toMatch(/^…(😀)+\[退款\]$/u)
  })
})
