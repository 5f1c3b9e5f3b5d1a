/** English of `<wx-consult-dialog>` and `<wx-transfer-dialog>`. */
export const dialogs = {
  consult: 'Consult',
  transfer: 'Transfer',
  othersTalk: 'Let the others keep talking',
  choose: 'Choose whom first.',
  /** Said while the service has not answered. */
  asking: { consult: 'Asking…', transfer: 'Transferring…' },
};
