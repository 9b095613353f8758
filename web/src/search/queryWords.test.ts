import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fields, fieldNamed, valueNamed, wordOf } from './queryWords'

const java = (name: string) => readFileSync(`../src/main/java/io/careline/search/query/${name}.java`, 'utf8')
const quoted = (text: string) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1]!)

describe('the words of the query language', () => {
  it('are the fields of the server', () => {
    const theirs = [...java('FieldName').matchAll(/^ {2}[A-Z]+\(Values\.([A-Z]+), ([^)]*)\)/gm)].map((match) => ({ takes: match[1]!.toLowerCase(), names: quoted(match[2]!) }))
    expect(theirs).toEqual(fields.map((field) => ({ takes: wordOf(field).takes, names: [...wordOf(field).names] })))
  })

  it('are the values of the server', () => {
    const text = java('FieldWords')
    for (const field of fields) {
      const enumName = { org: 'ORGANISATION' }[field as string] ?? field.toUpperCase()
      const from = text.indexOf(`FieldName.${enumName},`)
      const until = text.indexOf('entry(', from)
      const part = from < 0 ? '' : text.slice(from, until < 0 ? undefined : until).split('private FieldWords')[0]!
      const theirs = [...part.matchAll(/value\(((?:[A-Z]+|"[^"]*"|, )+)\)/g)].map((match) => quoted(match[1]!.replace('ME', '"me"')))
      const ours = wordOf(field).values.filter(({ word }) => word !== 'none').map(({ word, names }) => [word, ...names])
      expect(ours.map((words) => [...words].sort()), field).toEqual(theirs.map((words) => [...words].sort()))
      expect(wordOf(field).values.some(({ word }) => word === 'none'), field).toBe(part.includes('NOBODY'))
    }
  })

  it('are understood however they are typed', () => {
    expect(fieldNamed('Ｓtatus')).toBe('status')
    expect(fieldNamed('客户')).toBe('from')
    expect(valueNamed('status', 'on hold')?.word).toBe('onHold')
    expect(valueNamed('status', '挂起')?.word).toBe('onHold')
    expect(valueNamed('status', 'nothing')).toBeUndefined()
  })
})
