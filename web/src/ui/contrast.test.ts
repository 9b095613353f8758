import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('src/ui/tokens.css', 'utf8')

/** The tokens of one theme: light's values, then what the theme's own block says. */
function theme(...selectors: string[]) {
  const tokens: Record<string, string> = {}
  for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^}]+)\}/g)) {
    const names = selector!.replace(/\/\*[\s\S]*?\*\//g, '').split(',').map((name) => name.trim())
    if (!selectors.some((wanted) => names.includes(wanted))) continue
    for (const [, name, value] of body!.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) tokens[name!] = value!
  }
  return tokens
}

const light = ":root[data-theme='light']"
const dark = ":root[data-theme='dark']"
const more = "[data-contrast='more']"
const themes = {
  light: theme(light),
  dark: theme(light, dark),
  'light, more contrast': theme(light, light + more),
  'dark, more contrast': theme(light, dark, dark + more),
}

function luminance(hex: string) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function ratio(one: string, two: string) {
  const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['ground', 'surface', 'sunken', 'raised', 'hover', 'accent-soft']
const meanings = ['met', 'due', 'breached', 'note', 'negative', 'paused', 'waiting']
const texts: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent-ink'].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...meanings.flatMap((name) => [`${name}-soft`, 'surface', 'ground', 'raised', 'hover'].map((on): [string, string] => [name, on])),
  ...['ink', 'ink-2', 'ink-3'].map((ink): [string, string] => [ink, 'note-soft']),
  ...['ink', 'ink-2'].flatMap((ink) => meanings.map((name): [string, string] => [ink, `${name}-soft`])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['rail-ink', 'rail'],
  ['rail-ink', 'rail-active'],
  ['ink', 'mark'],
]
const edges: [string, string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['accent-ink', 'surface'],
]

describe.each(Object.entries(themes))('%s', (_, tokens) => {
  it.each(texts)('%s can be read on %s', (ink, ground) => {
    expect(ratio(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(edges)('%s is seen on %s', (edge, ground) => {
    expect(ratio(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3)
  })
})
