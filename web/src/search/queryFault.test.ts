import { describe, expect, it } from 'vitest'
import { faultIn } from './queryFault'

describe('what is wrong with a query', () => {
  it.each([
    ['status:', 'search.fault_value', true], ['status: ', 'search.fault_value', true], ['状态：', 'search.fault_value', true], ['"arrived bro', 'search.fault_quote', true],
    ['team:"Bil', 'search.fault_quote', true], ['(red OR blue', 'search.fault_bracket', true], ['red OR', 'search.fault_nothing', true], ['red -', 'search.fault_minus', true],
    ['status:op', 'search.fault_unknown', true], ['status:op refund', 'search.fault_unknown', false], ['状态:未结 退款', 'search.fault_unknown', false], ['red)', 'search.fault_stray', true],
    ['created:soon cup', 'search.fault_date', false], ['status:>open cup', 'search.fault_comparison', false], ['r* cup', 'search.fault_star', false], ['re*fund cup', 'search.fault_star', false],
  ])('%s', (query, why, unfinished) => {
    const fault = faultIn(query)
    expect([fault?.why, fault?.unfinished]).toEqual([why, unfinished])
  })

  it.each(['refund', 'refund* -cup', '退*', '(red OR blue) status:open', 'created:2026-01 updated:-7d', 'priority:>=高', 'http://x.example 12:30', 'from:alice@example.com'])('nothing with %s', (query) => {
    expect(faultIn(query)).toBeUndefined()
  })

  it('is a name that nobody has', () => {
    const known = { agents: [{ name: 'Maya', email: 'maya@example.com' }] as never, teams: [], topics: [], tags: [] }
    expect(faultIn('assignee:maya cup', known)).toBeUndefined()
    expect(faultIn('assignee:me', known)).toBeUndefined()
    expect(faultIn('assignee:bob cup', known)?.why).toBe('search.fault_unknown')
  })
})
