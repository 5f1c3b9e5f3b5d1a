/** English of the notes for the wrap-up, in `<wx-participants>` and `<wx-wrapup>`. */
export const notes = {
  heading: 'Notes',
  count: (count: string) => `Notes (${count})`,
  field: 'Add a note',
  add: 'Add',
  you: 'You',
  hint: 'For the wrap-up. Everyone who handles this call sees it.',
  tooLong: (count: string, most: string) => `${count} characters. A note has ${most} at most.`,
  notAdded: (what: string) => `Not added. ${what}. Your text is kept.`,
  added: 'Note added',
  /** Said to those who give no reason, and can help where there is a field for notes. */
  wrapsUp: (name: string, canHelp: boolean) => `${name} wraps up.${canHelp ? ' Your notes help.' : ''}`,
};
