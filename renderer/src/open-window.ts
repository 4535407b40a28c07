import { mount } from 'svelte'
import App from './App.svelte'
import './fonts.css'
import './app.css'

/** Draws the window. */
export function openWindow(): void {
  mount(App, { target: document.body })
}
