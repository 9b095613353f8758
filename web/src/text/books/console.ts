import { access, common, console, problems, ticket, time } from '../en.json'
import { access as accessZh, common as commonZh, console as consoleZh, problems as problemsZh, ticket as ticketZh, time as timeZh } from '../zh-CN.json'
import type { Book } from '../index'

export const consoleBook: Book = {
  en: { access, common, console, problems, ticket, time },
  'zh-CN': { access: accessZh, common: commonZh, console: consoleZh, problems: problemsZh, ticket: ticketZh, time: timeZh },
}
