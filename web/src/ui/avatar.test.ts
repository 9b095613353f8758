import { expect, it } from 'vitest'
import { initials } from './avatar'

it.each([
  ['Maya Chen', 'MC'], ['李伟', '李伟'], ['欧阳小红', '小红'], ['anna@example.com', 'AC'], ['张伟（采购部）', '购部'], ['', '?'], ['Étienne', 'É'],
])('%s is shown as %s', (name, shown) => expect(initials(name)).toBe(shown))
