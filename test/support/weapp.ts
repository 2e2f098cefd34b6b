import type { GeneralComponent } from 'glass-easel';
import { JSDOM } from 'jsdom';
import { compileTemplates, readApp, readJson, scriptRunner } from './weapp-code';
import { aPhone, type PhoneSettings } from './weapp-wx';

type PageScript = {
  route?: string;
  onLoad?(query: Record<string, string>): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onPullDownRefresh?(): void;
  onReachBottom?(): void;
};
type OpenPage = { url: string; script: PageScript; host: HTMLElement; release(): void };
type AppScript = { onLaunch?(options: object): void; onShow?(options: object): void };

/** How long a test waits for the page to show something. */
const PATIENCE_MS = 15_000;

/**
 * Boots the unmodified weapp build in jsdom on WeChat's own component framework. Taps travel through
 * the true templates and scripts; `callFunction` is the only wire out.
 */
export async function bootWeapp(settings: PhoneSettings & { readonly dist: string }) {
  const dom = new JSDOM('<!DOCTYPE html><body></body>', { pretendToBeVisual: true });
  const restore = lendGlobals(dom);
  const stack: OpenPage[] = [];
  const { wx, log } = aPhone(
    settings,
    navigator(stack, (url) => openPage(url)),
  );
  const createPage = await loadApp(settings.dist, wx, () => stack.map((page) => page.script));

  function openPage(url: string): void {
    const page = createPage(url, dom.window.document);
    stack.push(page);
    page.script.onLoad?.(queryOf(url));
    page.script.onShow?.();
    page.script.onReady?.();
  }

  const top = (): OpenPage => {
    const page = stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  };
  const fire = (what: string, event: string, detail: object = {}): void => {
    const element = find(top().host, what);
    if (!element) throw new Error(`nothing to ${event} at “${what}” in: ${top().host.textContent}`);
    element.triggerEvent(event, detail, { bubbles: true, composed: true });
  };
  return {
    log,
    open: (url: string) => openPage(url),
    /** All text of the page on top, without the gaps between elements. */
    text: () => top().host.textContent ?? '',
    path: () => top().url,
    depth: () => stack.length,
    has: (what: string) => find(top().host, what) !== undefined,
    tap: (what: string) => fire(what, 'tap', { x: 1, y: 1 }),
    fire,
    pullDown: () => top().script.onPullDownRefresh?.(),
    reachBottom: () => top().script.onReachBottom?.(),
    back: () => wx.navigateBack({}),
    hide: () => top().script.onHide?.(),
    show: () => top().script.onShow?.(),
    /** Waits until the page on top shows the text, or fails with what it shows instead. */
    sees: (text: string) =>
      until(
        () => (top().host.textContent ?? '').includes(text),
        () => `“${text}” in: ${top().host.textContent}`,
      ),
    until,
    close: () => {
      for (const page of stack.splice(0).reverse()) page.release();
      dom.window.close();
      restore();
    },
  };
}

export type Weapp = Awaited<ReturnType<typeof bootWeapp>>;

async function until(holds: () => boolean, wanted: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited for ${wanted()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The framework looks for a browser's globals; they are lent to it until the app closes. */
function lendGlobals(dom: JSDOM): () => void {
  const lent = {
    window: dom.window,
    document: dom.window.document,
    ...Object.fromEntries(
      ['Element', 'Node', 'Text', 'Event', 'CustomEvent', 'MutationObserver'].map((name) => [
        name,
        dom.window[name],
      ]),
    ),
  };
  const scope: Record<string, unknown> = globalThis;
  const before = Object.keys(lent).map((name) => [name, scope[name]] as const);
  Object.assign(scope, lent);
  return () => {
    for (const [name, value] of before) scope[name] = value;
  };
}

async function loadApp(dist: string, wx: object, pages: () => PageScript[]) {
  const { MiniProgramEnv } = await import('glass-easel-miniprogram-adapter');
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const { components } = readApp(dist);
  const templates = compileTemplates(dist);
  for (const name of components) {
    space.addComponentStaticConfig(name, readJson(dist, `${name}.json`) as object);
    space.addCompiledTemplate(name, { groupList: templates, content: templates[name] } as never);
  }

  let app: AppScript = {};
  const define: Record<string, (definition: unknown) => unknown> = {};
  const run = scriptRunner(dist, {
    wx,
    App: (script: AppScript) => {
      app = script;
    },
    Page: (definition: unknown) => define['Page']?.(definition),
    Component: (definition: unknown) => define['Component']?.(definition),
    Behavior: (definition: unknown) => define['Behavior']?.(definition),
    getApp: () => app,
    getCurrentPages: pages,
  });
  run('app.js');
  for (const name of components) {
    space.globalComponentEnv(define as never, name, () => void run(`${name}.js`));
  }
  const launch = { path: components.at(-1), query: {}, scene: 1001 };
  app.onLaunch?.(launch);
  app.onShow?.(launch);

  const backend = env.associateBackend();
  return (url: string, document: Document): OpenPage => {
    const host = document.body.appendChild(document.createElement('div'));
    const root = backend.createRoot('page', space, url.replace(/^\//, ''));
    root.attach(host as never, host.appendChild(document.createElement('div')) as never);
    const script = root.get() as unknown as PageScript;
    script.route = pathOf(url);
    return {
      url: pathOf(url),
      script,
      host,
      release: () => {
        script.onUnload?.();
        root.release();
        host.remove();
      },
    };
  };
}

function navigator(stack: OpenPage[], open: (url: string) => void) {
  const drop = (count: number): void => {
    for (const page of stack.splice(-count, count).reverse()) page.release();
  };
  return {
    navigateTo: (url: string) => {
      stack.at(-1)?.script.onHide?.();
      open(url);
    },
    redirectTo: (url: string) => {
      drop(1);
      open(url);
    },
    reLaunch: (url: string) => {
      drop(stack.length);
      open(url);
    },
    navigateBack: (delta: number) => {
      drop(Math.min(delta, stack.length - 1));
      stack.at(-1)?.script.onShow?.();
    },
  };
}

const pathOf = (url: string): string => url.replace(/^\//, '').replace(/\?.*$/, '');
const queryOf = (url: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));

/** By selector when it looks like one, else the innermost element that shows exactly this text. */
function find(host: HTMLElement, what: string): GeneralComponent | undefined {
  const element = /^[.#]/.test(what)
    ? host.querySelector(what)
    : Array.from(host.querySelectorAll('*'))
        .reverse()
        .find((node) => node.textContent?.trim() === what);
  return (element as { __wxElement?: GeneralComponent } | null | undefined)?.__wxElement;
}
