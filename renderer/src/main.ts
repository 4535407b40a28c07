import { answered } from './state/first-answers.ts'

void Promise.all([import('./open-window.ts'), answered]).then(([{ openWindow }]) => openWindow())
