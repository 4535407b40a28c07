import * as monaco from 'monaco-editor/editor'

// The least that Monaco can be: one editor on an empty page, with the text that is typed into in Galley.
monaco.editor
  .create(document.body.appendChild(Object.assign(document.createElement('div'), { id: 'editor' })), {
    value: 'Hi there, your plan ends soon',
    minimap: { enabled: false },
  })
  .focus()
