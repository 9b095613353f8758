import { describe, expect, it } from 'vitest'
import { isKey, keyOf, moved } from './topicTree'

const at = (...positions: number[]) => positions.map((position, i) => ({ key: 'abcd'[i]!, parent: null, en: '', zh: '', position, retiredAt: null }))

describe('moving among siblings', () => {
  it('changes two places with each other', () => {
    expect(moved(at(0, 1, 2), 'c', -1)).toEqual([{ key: 'c', position: 1 }, { key: 'b', position: 2 }])
    expect(moved(at(0, 1, 2), 'a', 1)).toEqual([{ key: 'b', position: 0 }, { key: 'a', position: 1 }])
  })
  it('makes a row of places that are equal or have gaps', () => {
    expect(moved(at(0, 0, 9), 'c', -1)).toEqual([{ key: 'c', position: 1 }, { key: 'b', position: 2 }])
  })
  it('does nothing at the ends', () => {
    expect(moved(at(0, 1), 'a', -1)).toEqual([])
    expect(moved(at(0, 1), 'b', 1)).toEqual([])
    expect(moved(at(0, 1), 'nobody', 1)).toEqual([])
  })
})

describe('a key', () => {
  it('is made of an English name', () => {
    expect(['Wrong item', 'Change of address, or time', 'Café & más', '  ', '退款'].map(keyOf)).toEqual(['wrong-item', 'change-of-address-or-time', 'cafe-mas', '', ''])
  })
  it('has small letters, digits and single hyphens', () => {
    expect(['late', '5g-network', 'Late', 'a--b', '-a', 'a/b', '', '迟到'].map(isKey)).toEqual([true, true, false, false, false, false, false, false])
  })
})
