import { beforeEach, describe, expect, it } from 'vitest'
import { bring, setLocale } from '@/text'
import { consoleBook } from '@/text/books/console'
import { initials } from '@/text/pinyin'
import { topics } from './sample'
import { namesOf, pathOf, stands, topicChoices, tree } from './topics'

beforeEach(() => {
  bring(consoleBook)
  setLocale('en')
})

describe('a topic', () => {
  it('is called by the path to it, in the language of the page', () => {
    expect(pathOf(topics, 'delivery/late')).toBe('Delivery › Late')
    expect(pathOf(topics, 'billing')).toBe('Billing')
    setLocale('zh-CN')
    expect(pathOf(topics, 'delivery/late')).toBe('物流配送 › 迟迟未到')
  })
  it('that nobody knows is called by its key', () => expect(namesOf(topics, 'old/gone')).toEqual(['old/gone']))
  it('stands below its branch', () => {
    expect(tree(topics).map(({ branch, topics: below }) => [branch.key, below.length])).toEqual([['delivery', 2], ['billing', 1]])
  })
  it('is meant by its branch, but not by a branch whose name begins alike', () => {
    expect(['delivery', 'delivery/late', 'deliver', 'none'].map((wanted) => stands(wanted, 'delivery/late'))).toEqual([true, true, false, false])
    expect(stands('none', null)).toBe(true)
    expect(stands('delivery', null)).toBe(false)
  })
})

describe('what can be chosen', () => {
  const found = (typed: string, retired = false) =>
    topicChoices(topics, () => retired).filter(({ also }) => also!.toLowerCase().includes(typed)).map(({ value }) => value)

  it('is found by either language, by key and by first letters', () => {
    for (const typed of ['refund', '退款', 'billing/ref', 'tk']) expect(found(typed), typed).toEqual(['billing/refund'])
    expect(found('wlps')).toEqual(['delivery', 'delivery/late'])
  })
  it('leaves out what is retired, unless it is asked for, and says so then', () => {
    expect(found('drone')).toEqual([])
    expect(found('drone', true)).toEqual(['delivery/drone'])
    expect(topicChoices(topics, () => true).find(({ value }) => value === 'delivery/drone')?.hint).toBe('retired')
  })
})

it('first letters are those of Pinyin, and other letters stay', () => {
  expect(['物流配送', '账户安全', '发票', '服务', '与描述不符', '2个App'].map(initials)).toEqual(['wlps', 'zhaq', 'fp', 'fw', 'ymsbf', '2gApp'])
})
