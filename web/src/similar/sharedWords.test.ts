import { describe, expect, it } from 'vitest'
import { sharedWords } from './sharedWords'

describe('words in two tickets', () => {
  it('are whole words of Chinese, though pairs of characters are compared', () => {
    const texts = ['家长控制失效', '快递放到五公里外的驿站了，问都不问']
    expect(sharedWords(['家长控制失', '的驿站了', '问都', '么弄'], texts, [])).toEqual(['家长', '控制', '驿站'])
  })

  it('that the subjects name come first, little ones and repeated ones not at all', () => {
    expect(sharedWords(['joke', 'km', 'Parcel', 'joke'], [], ['Parcel lost', 'My parcel'])).toEqual(['Parcel', 'joke'])
  })
})
