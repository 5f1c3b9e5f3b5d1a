/** What end-to-end tests share: a browser, pages that nobody may complain of, and a visitor who goes by roles and names. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Locator, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

export type Role = Parameters<Page['getByRole']>[0];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });

/** One person's browser: tabs that share what a browser lets them share. */
export class Person {
  /** What developer tools would show of any tab, and should not. */
  readonly complaints: string[] = [];
  readonly context: BrowserContext;
  /** Pages come as tabs of one window, each with a process of its own. */
  opensTabs = false;

  private constructor(context: BrowserContext) {
    this.context = context;
    context.on('page', (page) => this.#listen(page));
    // A machine that runs other tests as well takes its time.
    context.setDefaultTimeout(30_000);
  }

  static async meet(browser: Browser, script?: string, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', ...options });
    if (script) await context.addInitScript(script);
    return new Person(context);
  }

  async open(url: string): Promise<Tab> {
    const page = await this.#newWindow();
    await page.goto(url);
    return new Tab(page);
  }

  /** Of two tabs in one window the browser hides one, and paints a frame a second there: whoever clicks waits for several. */
  async #newWindow(): Promise<Page> {
    const [opener] = this.context.pages();
    if (!opener || this.opensTabs) return this.context.newPage();
    const opened = this.context.waitForEvent('page');
    await opener.evaluate(() => window.open('about:blank', '', 'popup,noopener,width=1440,height=900'));
    return opened;
  }

  /** Leaves; there must have been nothing to complain about, but for what was to be expected. */
  async leave(expected: readonly RegExp[] = []): Promise<void> {
    await this.context.close();
    assert.deepEqual(
      this.complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
      [],
    );
  }

  #listen(page: Page): void {
    page.on('console', (message) => this.complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${String(response.status())} ${response.url()}`);
    });
  }
}

/** A tab with an agent's desk in it. */
export class Tab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  named(role: Role, name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  }

  press(name: string | RegExp, within?: Page | Locator): Promise<void> {
    return this.named('button', name, within).click();
  }

  reads(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  get state(): Locator {
    return this.named('button', /^Agent state/u);
  }

  async signIn(): Promise<void> {
    await this.press('Sign in');
    await this.state.waitFor();
  }

  /** Consults a colleague out of a call. */
  async asks(colleague: string, call: Locator): Promise<void> {
    await this.press('Consult', call);
    const dialog = this.named('dialog', 'Consult');
    await dialog.getByRole('combobox').fill(colleague);
    await dialog.getByRole('option', { name: colleague }).click();
    await dialog.getByRole('button', { name: /^Consult/u }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async goAvailable(): Promise<void> {
    await this.state.click();
    await this.named('menuitemradio', 'Available').click();
    await this.state.filter({ hasText: 'Available' }).waitFor();
  }
}

export const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeWindow {
  readonly axe: {
    run(of: Document, how: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

/**
 * What axe, which is in the page, finds once everything is at rest: it would measure colours that come and go. What moves
 * is not waited for, but ended: a busy machine paints no frame in which it could.
 */
export function axeFinds(page: Page | Frame, rules: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  return page.evaluate(
    async (how) => {
      const roots: ParentNode[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) roots.push(element.shadowRoot);
          for (const move of element.getAnimations()) {
            // A bar that runs and a spinner that turns never come to rest.
            if (Number(move.effect?.getComputedTiming().endTime) <= 1000) move.finish();
          }
        }
      }
      const { violations } = await (globalThis as unknown as AxeWindow).axe.run(document, how);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 600)).join(' | ')}`);
    },
    { rules },
  );
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface Answer {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host that serves these pages, and files of a folder under a path of its own. */
export class Host {
  readonly #server: Server;

  constructor(pages: Readonly<Record<string, () => Answer>>, folders: Readonly<Record<string, string>> = {}) {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      // A frame without an origin of its own asks as a stranger, and so does a page on another origin.
      response.setHeader('Access-Control-Allow-Origin', '*');
      const page = pages[pathname]?.();
      if (page) {
        response.setHeader('Content-Type', TYPES[page.type] ?? 'text/plain');
        for (const [name, value] of Object.entries(page.headers ?? {})) response.setHeader(name, value);
        response.end(page.body);
        return;
      }
      const path = Object.keys(folders).find((one) => pathname.startsWith(one)) ?? '';
      const file = join(folders[path] ?? '', normalize(pathname.slice(path.length)));
      if (path === '' || !existsSync(file) || !statSync(file).isFile()) {
        response.statusCode = pathname === '/favicon.ico' ? 204 : 404;
        response.end();
        return;
      }
      response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    });
  }

  /** Resolves with its address, without a slash at the end. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** A page as short as a page can be. */
export const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;
