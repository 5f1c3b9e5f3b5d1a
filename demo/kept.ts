/** What the page remembers of its visitor. A frame without storage just forgets. */
export function kept(where: 'local' | 'session', name: string, value?: string): string | null {
  try {
    const storage = where === 'local' ? localStorage : sessionStorage;
    if (value !== undefined) storage.setItem(`fieldbook-${name}`, value);
    return storage.getItem(`fieldbook-${name}`);
  } catch {
    return null;
  }
}
