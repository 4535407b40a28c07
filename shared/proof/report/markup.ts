/** Text that is markup already. Only `markup` and `joined` make it, so whatever is put into it is escaped. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = string | number | Markup | readonly Markup[]

/** Returns HTML or XML from a template literal. Everything that is put into it is escaped, but for other markup. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + printed(parts[index] ?? '')).join(''))
}

/** Markup that says nothing. */
export const nothing = new Markup('')

function printed(part: Part): string {
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return escaped(String(part))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Neither HTML nor XML can hold control characters: they are shown as the pictures that Unicode has for them. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
    .replace(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\u007f-\u009f\ufffe\uffff]/g, '\ufffd')
}
