import type { Book } from '../index'
import search from '../en/search.json'
import searchZh from '../zh-CN/search.json'

/** Comes with the search, not with the page. */
export const searchBook: Book = { en: { search }, 'zh-CN': { search: searchZh } }
