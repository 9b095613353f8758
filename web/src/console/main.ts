import { createApp } from 'vue'
import { bring } from '@/text'
import { consoleBook } from '@/text/books/console'
import { followPreferences } from '@/ui/preferences'
import '@/ui/base.css'
import ConsoleApp from './ConsoleApp.vue'
import { consoleRouter } from './routes'

bring(consoleBook)
followPreferences()
createApp(ConsoleApp).use(consoleRouter()).mount('#app')
