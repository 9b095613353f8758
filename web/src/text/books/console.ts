import type { Book } from '../index'
import access from '../en/access.json'
import common from '../en/common.json'
import console from '../en/console.json'
import problems from '../en/problems.json'
import sla from '../en/sla.json'
import ticket from '../en/ticket.json'
import time from '../en/time.json'
import accessZh from '../zh-CN/access.json'
import commonZh from '../zh-CN/common.json'
import consoleZh from '../zh-CN/console.json'
import problemsZh from '../zh-CN/problems.json'
import slaZh from '../zh-CN/sla.json'
import ticketZh from '../zh-CN/ticket.json'
import timeZh from '../zh-CN/time.json'

export const consoleBook: Book = {
  en: { access, common, console, problems, sla, ticket, time },
  'zh-CN': { access: accessZh, common: commonZh, console: consoleZh, problems: problemsZh, sla: slaZh, ticket: ticketZh, time: timeZh },
}
