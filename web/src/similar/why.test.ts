import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bring, setLocale } from '@/text'
import { similarBook } from '@/text/books/similar'
import { alike } from './sample'
import { whyWords, written } from './why'

const words = (why: Parameters<typeof alike>[0], texts: string[] = []) => whyWords(alike(why), texts)

describe('why tickets are alike', () => {
  beforeEach(() => bring(similarBook))
  afterEach(() => setLocale('en'))

  it('is said in words, the strongest first', () => {
    setLocale('en')
    const why = { sameCustomer: true, codes: ['ab773188'], words: ['parcel', 'courier'], nearness: 0.91 }
    expect(words({ why }, ['Order AB-7731-88, please'])).toEqual(['Same number AB-7731-88', 'Same customer', 'About the same'])
    setLocale('zh-CN')
    const texts = ['包裹呢', '订单 AB-7731-88 的包裹，快递还没送到']
    expect(words({ why }, texts)).toEqual(['编号相同：AB-7731-88', '同一客户', '问题基本相同'])
    expect(words({ why: { sameCustomer: true, words: ['包裹', '，快递'] } }, texts)).toEqual(['同一客户', '都提到“包裹”、“快递”'])
  })

  it('is the meaning alone where nothing else is in both', () => {
    expect(words({ why: { nearness: 0.72 } })).toEqual(['Similar in meaning'])
    expect(words({ why: { nearness: 0.72, words: ['parcel'] } })).toEqual(['Both mention parcel'])
    expect(words({ why: { words: ['么弄'] } }, ['怎么弄'])).toEqual(['Similar wording'])
  })

  it('says a number once: not its part, and not as a word', () => {
    expect(words({ why: { codes: ['8613800138000', '13800138000'], words: ['13800138000', '138', 'lamp'] } })).toEqual(['Same number 8613800138000', 'Both mention lamp'])
    expect(words({ why: { codes: ['ab773188', 'xy120077', 'zz900001'] } })).toEqual(['Same numbers AB773188, XY120077'])
  })
})

describe('a number', () => {
  it('stands as people wrote it', () => {
    expect(written('8613800138000', ['', 'Ring me: +86 138-0013-8000.'])).toBe('86 138-0013-8000')
    expect(written('ab773188', ['AB 7731/88'])).toBe('AB 7731/88')
    expect(written('ab773188', ['nothing'])).toBe('AB773188')
  })
})
