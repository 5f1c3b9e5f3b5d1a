/**
 * The column of the task list. Where there is no room for a column a button opens it over the page. While it cannot be
 * seen it is folded, so that requests come as popovers.
 */
/** The width of the page, as in crm.css. */
const NARROW = 940;

export class TaskColumn {
  readonly #list: HTMLElement;
  readonly #changed: () => void;
  #isColumn = false;

  constructor(place: HTMLElement, page: HTMLElement, changed: () => void) {
    const [list] = place.children;
    if (!(list instanceof HTMLElement)) throw new Error('The task list is not in its place.');
    this.#list = list;
    this.#changed = changed;
    // Its own button folds it too.
    list.addEventListener('toggle', changed);
    new ResizeObserver(() => this.#measure(page.clientWidth > NARROW)).observe(page);
  }

  /** Unfolded. */
  get isOpen(): boolean {
    return !this.#list.hasAttribute('collapsed');
  }

  /** On the page, folded or not. */
  get isThere(): boolean {
    return this.isOpen || this.#isColumn;
  }

  toggle(isOpen = !this.isOpen): void {
    this.#list.toggleAttribute('collapsed', !isOpen);
    this.#changed();
  }

  #measure(isColumn: boolean): void {
    if (isColumn === this.#isColumn) return;
    this.#isColumn = isColumn;
    document.documentElement.toggleAttribute('data-task-column', isColumn);
    // What was a column beside the record would lie over it.
    this.toggle(isColumn && this.isOpen);
  }
}
