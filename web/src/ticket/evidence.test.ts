import { expect, test } from 'vitest'
import { pieces } from './evidence'

test('a text is cut at what weighed, and nothing of it is lost', () => {
  const text = 'It is bad, really bad.'
  const cut = pieces(text, [{ start: 18, end: 21, weight: 1 }, { start: 6, end: 9, weight: 2 }])
  expect(cut.map((piece) => piece.text).join('')).toBe(text)
  expect(cut.filter((piece) => piece.weighed).map((piece) => piece.text)).toEqual(['bad', 'bad'])
})

test('stretches that overlap or lie outside are left out', () => {
  const cut = pieces('坏了', [{ start: 0, end: 2, weight: 1 }, { start: 1, end: 2, weight: 1 }, { start: 1, end: 9, weight: 1 }])
  expect(cut).toEqual([{ text: '坏了', weighed: true }])
})
