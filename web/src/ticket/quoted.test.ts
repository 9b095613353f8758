import { expect, it } from 'vitest'
import { splitQuoted } from './quoted'

it('folds the quotation below an answer, with its introduction', () => {
  expect(splitQuoted('Thank you\n\nOn Monday, Maya wrote:\n> Hello\n> there\n')).toEqual({ said: 'Thank you', quoted: 'On Monday, Maya wrote:\n> Hello\n> there' })
  expect(splitQuoted('谢谢\n\n2026年3月1日，客服写道：\n> 您好').said).toBe('谢谢')
})
it('leaves answers between quoted lines where they are', () => {
  const text = '> Which size?\nM\n> Which colour?\nBlue'
  expect(splitQuoted(text)).toEqual({ said: text, quoted: '' })
})
it('shows a message that is nothing but a quotation', () => {
  expect(splitQuoted('> Hello').said).toBe('> Hello')
})
