import { untrack } from 'svelte'
import { on } from 'svelte/events'
import './editor.css'
import type { Attachment } from 'svelte/attachments'
import type { Span } from '#shared/template/span'
import { type FoundSpan, foundDecorations, rangeOf } from './decorations.ts'
import { editorHandle, type EditorHandle } from './editor-handle.ts'
import { giveBack, takeEditor } from './kept-editor.ts'
import { isLarge, maxHeight, prepareFor } from './large-text.ts'
import { describeModel, type EditorWorld } from './language.ts'
import { checkMarkers } from './markers.ts'
import { textOf } from './model-text.ts'
import { loadedMonaco, loadMonaco, type Monaco } from './monaco.ts'
import { diagnosticsInEditor, spanInEditor } from './span-in-editor.ts'
import { textChange } from './text-change.ts'
import { TextDrawing } from './text-drawing.ts'

interface Options extends EditorWorld {
  /** The editor's name for screen readers. */
  readonly label: () => string
  /** The id of what says what is wrong with the value; null where nothing is. */
  readonly describedBy: () => string | null
  readonly isInvalid: () => boolean
  /** What was found in the text, which is marked. */
  readonly found: () => readonly FoundSpan[]
  /** The text. A function, so that an edit does not mount the editor anew. */
  readonly source: () => string
  /** Whether the text has been read: a long one that is new takes a moment. */
  readonly isRead: () => boolean
  /** What is selected at first; null leaves the caret at the end. */
  readonly selection: Span | null
  /** `typed` is a single character or deletion, which joins what was typed before it. */
  readonly onedit: (source: string, typed: boolean) => void
  /** After every edit and every move of the caret. `inserted` is the text that was typed, if that was it. */
  readonly oncaret: (inserted: string | null) => void
  readonly onpaste: () => void
  /** Something without text was to be pasted, such as an image. */
  readonly onnotext: () => void
  /** Returns whether a text may be pasted now; otherwise it asks first. */
  readonly onlargetext: (text: string) => boolean
  /** Undefined once the editor is gone. */
  readonly onready: (handle: EditorHandle | undefined) => void
}

/** Puts the one editor into the element for as long as that is there. It takes the focus. */
export function valueEditor(options: Options): Attachment<HTMLElement> {
  return (element) => {
    let mounted: Mounted | undefined
    let gone = false
    const start = (monaco: typeof Monaco) => {
      if (!gone) mounted = untrack(() => mount(monaco, element, options))
    }
    // at once where it can be: a frame without text would be seen
    const monaco = loadedMonaco()
    if (monaco === undefined) void loadMonaco().then(start)
    else start(monaco)
    return () => {
      gone = true
      mounted?.dispose()
    }
  }
}

interface Mounted {
  dispose(): void
}

function mount(monaco: typeof Monaco, element: HTMLElement, options: Options): Mounted {
  const kept = takeEditor(monaco, element, options.source())
  const { editor, model, host } = kept
  const diagnostics = () => diagnosticsInEditor(untrack(options.source), options.diagnostics())
  describeModel(model, { ...options, diagnostics })
  editor.updateOptions({ ariaLabel: options.label() })
  let gone = false
  const handle = editorHandle(editor, () => gone)
  const drawing = new TextDrawing(monaco, editor, model)
  const found = editor.createDecorationsCollection()
  let following = false
  let inserted: string | null = null
  let isReporting = false

  // once for an edit and the move of the caret that comes with it, and when both are done
  const reportSoon = () => {
    if (isReporting) return
    isReporting = true
    // where the caret is in a long text is known without drawing it twice once Monaco has drawn the frame
    const soon = isLarge(model.getValueLength()) ? requestAnimationFrame : queueMicrotask
    soon(() => {
      const text = inserted
      isReporting = false
      inserted = null
      if (!gone) options.oncaret(text)
    })
  }
  const fit = () => {
    // every line of it is drawn: what is far higher than the screen scrolls by itself
    const height = Math.min(editor.getContentHeight(), maxHeight)
    host.style.height = `${height}px`
    editor.layout({ width: element.clientWidth, height })
  }
  let isHandling = false
  const edited = (event: Monaco.editor.IModelContentChangedEvent) => {
    // what is drawn has Monaco tell of the same edit again
    if (isHandling) return
    isHandling = true
    try {
      handleEdit(event)
    } finally {
      isHandling = false
    }
  }
  const handleEdit = ({ changes }: Monaco.editor.IModelContentChangedEvent) => {
    drawing.draw()
    if (following) return
    const typed =
      changes.length === 1 && changes[0] !== undefined && changes[0].text.length + changes[0].rangeLength <= 2
    inserted = changes.length === 1 ? (changes[0]?.text ?? null) : null
    // first in the queue, so that what follows from the edit is drawn once, with the caret where it is then
    reportSoon()
    // what follows from a long text is a task of its own
    if (changes.some(({ text }) => isLarge(text.length))) reporting = setTimeout(report, 0, false)
    else report(typed && reporting === undefined)
  }
  let reporting: ReturnType<typeof setTimeout> | undefined
  const report = (typed: boolean) => {
    clearTimeout(reporting)
    reporting = undefined
    options.onedit(textOf(model), typed)
  }
  const listeners = [
    editor.onDidContentSizeChange(fit),
    editor.onDidChangeModelContent(edited),
    editor.onDidChangeCursorPosition(reportSoon),
    editor.onDidScrollChange(({ scrollTopChanged }) => scrollTopChanged && drawing.draw()),
    editor.onDidPaste(() => options.onpaste()),
  ]
  const insert = (text: string) => {
    handle.insert(text)
    editor.focus()
    options.onpaste()
  }
  // Monaco would write the names of the files
  const stopPaste = on(
    host,
    'paste',
    (event) => {
      const pasted = event.clipboardData
      if (pasted === null) return
      const hasText = pasted.types.some((type) => type.startsWith('text/'))
      const text = pasted.getData('text/plain')
      const isWanted = hasText && options.onlargetext(text)
      if (isWanted && !isLarge(model.getValueLength() + text.length)) return
      event.preventDefault()
      event.stopPropagation()
      // the options for long texts give the editor another text box, with which Monaco would lose the event
      if (isWanted) insert(text)
      else if (!hasText) options.onnotext()
    },
    { capture: true },
  )
  const observer = new ResizeObserver(fit)
  observer.observe(element)
  fit()
  drawing.draw()
  const end = model.getValueLength()
  const { selection } = options
  handle.select(selection === null ? { start: end, end } : spanInEditor(options.source(), selection))
  editor.focus()
  options.onready(handle)

  const stop = $effect.root(() => {
    // an undo, a fix or a rename elsewhere changes the text under the editor
    $effect(() => {
      const after = options.source()
      untrack(() => {
        if (sameText(textOf(model), after)) return
        const { span, text } = textChange(textOf(model), after)
        prepareFor(editor, after.length)
        following = true
        editor.executeEdits('draft', [{ range: rangeOf(model, span), text }])
        following = false
        handle.select({ start: span.start + text.length, end: span.start + text.length })
      })
    })
    $effect(() => {
      options.isRead()
      untrack(() => drawing.draw())
    })
    $effect(() => monaco.editor.setModelMarkers(model, 'check', checkMarkers(monaco, model, diagnostics())))
    $effect(() => void found.set(foundDecorations(model, untrack(options.source), options.found())))
    $effect(() => editor.updateOptions({ ariaLabel: options.label() }))
    $effect(() => setAttribute(handle.textbox, 'aria-describedby', options.describedBy()))
    $effect(() => setAttribute(handle.textbox, 'aria-invalid', options.isInvalid() ? 'true' : null))
  })
  return {
    dispose() {
      if (reporting !== undefined) report(false)
      gone = true
      stop()
      observer.disconnect()
      stopPaste()
      for (const listener of listeners) listener.dispose()
      options.onready(undefined)
      drawing.clear()
      found.clear()
      giveBack(monaco, kept)
    },
  }
}

function setAttribute(element: HTMLElement | null, name: string, value: string | null): void {
  if (value === null) element?.removeAttribute(name)
  else element?.setAttribute(name, value)
}

/** Monaco has one kind of line break in a text; that alone is no difference. */
function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n')
}
