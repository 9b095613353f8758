import type { Book } from '../index'
import opening from '../en/opening.json'
import openingZh from '../zh-CN/opening.json'

/** Comes with the form for a new ticket, not with the page. */
export const openingBook: Book = { en: { opening }, 'zh-CN': { opening: openingZh } }
