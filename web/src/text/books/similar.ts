import type { Book } from '../index'
import similar from '../en/similar.json'
import similarZh from '../zh-CN/similar.json'

/** Comes with the tickets that are alike, not with the page. */
export const similarBook: Book = { en: { similar }, 'zh-CN': { similar: similarZh } }
