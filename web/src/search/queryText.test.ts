import { describe, expect, it } from 'vitest'
import { filtersIn, holds, narrowed, partsOf, withoutPart } from './queryText'

const filters = (query: string) => filtersIn(query).map(({ field, op, value, without }) => `${without ? '-' : ''}${field}:${op}${value}`)

describe('a query', () => {
  it('is cut into words, phrases and fields, in both languages and widths', () => {
    expect(partsOf('refund* "arrived broken" -cup').map(({ kind, text, without }) => [kind, text, without])).toEqual([
      ['word', 'refund*', false], ['phrase', '"arrived broken"', false], ['word', 'cup', true],
    ])
    expect(filters('退款 状态：处理中 标签：“贵宾 客户” priority:>=high')).toEqual(['status:处理中', 'tag:贵宾 客户', 'priority:>=high'])
    expect(filters('http://example.com 12:30 note: this')).toEqual([])
  })

  it('has chips only for what holds for the whole of it', () => {
    expect(filters('-status:closed NOT team:Billing cup')).toEqual(['-status:closed', '-team:Billing'])
    expect(filters('status:open OR tag:vip')).toEqual([])
    expect(filters('(status:open OR tag:vip) channel:mail')).toEqual(['channel:mail'])
    expect(filters('status: open tag:')).toEqual(['status:open'])
    expect(filters('team:"Bil')).toEqual([])
  })

  it('gives its places, whatever stands between', () => {
    const query = '  退款　-标签："贵宾"  x'
    for (const part of partsOf(query)) expect(query.slice(part.from, part.to)).toBe(part.text)
    expect(filtersIn(query).map(({ start, to }) => query.slice(start, to))).toEqual(['-标签："贵宾"'])
  })

  it('knows what it holds, however it is written', () => {
    expect(holds('状态:处理中', 'status', 'open')).toBe(true)
    expect(holds('status:OPEN', 'status', 'open')).toBe(true)
    expect(holds('-status:open', 'status', 'open')).toBe(false)
    expect(holds('team:"Second Line"', 'team', 'second line')).toBe(true)
    expect(holds('priority:>=high', 'priority', 'high')).toBe(false)
  })

  it('is narrowed, quoted where needed, and keeps an "or" together', () => {
    expect(narrowed('', 'status', 'open')).toBe('status:open')
    expect(narrowed('cup ', 'team', 'Second Line')).toBe('cup team:"Second Line"')
    expect(narrowed('red OR blue', 'status', 'open')).toBe('(red OR blue) status:open')
    expect(narrowed('红 或 蓝', '标签', 'a:b')).toBe('(红 或 蓝) 标签:"a:b"')
  })

  it('loses a piece and nothing else', () => {
    const taken = (query: string, at = 0) => withoutPart(query, filtersIn(query)[at]!)
    expect(taken('cup status:open red')).toBe('cup red')
    expect(taken('status:open AND red')).toBe('red')
    expect(taken('red AND status:open')).toBe('red')
    expect(taken('cup - -status:open')).toBe('cup -')
    expect(taken('cup -team:"Second Line"')).toBe('cup')
    expect(taken('status:open')).toBe('')
  })
})
