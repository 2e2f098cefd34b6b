/** What a cloud function answers, as `wx.cloud.callFunction` hands it on. */
export type CallFunction = (call: {
  name: string;
  data: unknown;
}) => Promise<{ result: unknown; requestID?: string }>;

/** What the phone did that leaves no trace on the page. */
export type PhoneLog = {
  readonly toasts: string[];
  readonly tabs: string[];
  /** What a dialog asked or told. */
  readonly asked: string[];
  title: string;
  clipboard: string;
  tabColour: string;
  /** From 0 to 1, as the screen stands. */
  brightness: number;
  /** Files that were sent to a chat, by their names. */
  readonly shared: Map<string, string>;
  readonly called: string[];
  /** Templates of messages that were asked for, each time WeChat's dialogue was opened. */
  readonly askedFor: (readonly string[])[];
  /** How often it was asked where it is. */
  located: number;
  readonly onMap: object[];
};

/** The part of WeChat's page stack that `wx` drives. */
export type Navigator = {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  reLaunch(url: string): void;
  navigateBack(delta: number): void;
};

export type PhoneSettings = {
  readonly callFunction: CallFunction;
  readonly language?: 'zh_CN' | 'en';
  /** Survives a restart when the same map is passed again. */
  readonly storage?: Map<string, unknown>;
  /** What is tapped in WeChat's dialogue about messages; throws where it does not open. */
  readonly subscribe?: (template: string) => string;
  /** How large its letters are, in the words of its WeChat. */
  readonly letters?:
    | { readonly fontSizeScaleFactor: number }
    | { readonly fontSizeSetting: number };
  /** What is said to a dialog that asks; yes if nothing else is given. */
  readonly saysYes?: boolean;
};

type Callbacks<T> = {
  success?: (answer: T) => void;
  fail?: (error: { errMsg: string }) => void;
  complete?: (answer: unknown) => void;
};

/**
 * The `wx` of a phone, as far as the product uses it. It is a plain object on purpose: an API that
 * is missing here fails in a test as it would on a phone that lacks it.
 */
export function aPhone(settings: PhoneSettings, pages: Navigator) {
  const log: PhoneLog = {
    toasts: [],
    tabs: [],
    asked: [],
    title: '',
    clipboard: '',
    tabColour: '',
    brightness: 0.4,
    shared: new Map(),
    called: [],
    askedFor: [],
    located: 0,
    onMap: [],
  };
  const wx = {
    ...deviceApi({ language: settings.language ?? 'zh_CN', ...settings.letters }),
    ...storageApi(settings.storage ?? new Map()),
    ...pageApi(pages, log, settings.saysYes ?? true),
    ...fileApi(log),
    requestSubscribeMessage: dialogue(settings, log),
    ...placeApi(log),
    cloud: {
      init: () => undefined,
      callFunction: (call: { name: string; data: unknown } & Callbacks<unknown>) =>
        throughTheWire(settings.callFunction, call),
    },
  };
  return { wx, log };
}

function dialogue({ subscribe = () => 'accept' }: PhoneSettings, log: PhoneLog) {
  return (asked: { tmplIds: string[] } & Callbacks<Record<string, string>>): void => {
    log.askedFor.push(asked.tmplIds);
    try {
      const said = Object.fromEntries(asked.tmplIds.map((id) => [id, subscribe(id)]));
      asked.success?.({ errMsg: 'requestSubscribeMessage:ok', ...said });
    } catch {
      asked.fail?.({ errMsg: 'requestSubscribeMessage:fail' });
    }
  };
}

// The platform sends JSON: what cannot travel must not arrive in a test either.
async function throughTheWire(
  callFunction: CallFunction,
  call: { name: string; data: unknown } & Callbacks<unknown>,
): Promise<unknown> {
  const sent = { name: call.name, data: JSON.parse(JSON.stringify(call.data)) as unknown };
  return JSON.parse(JSON.stringify(await callFunction(sent)));
}

function deviceApi(inWechat: { readonly language: string }) {
  const screen = { windowWidth: 375, windowHeight: 724, screenWidth: 375, screenHeight: 812 };
  const host = { SDKVersion: '3.7.0', version: '8.0.50', ...inWechat };
  const windowInfo = { ...screen, pixelRatio: 3, statusBarHeight: 44, safeArea: { bottom: 778 } };
  const device = { platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone X' };
  return {
    getSystemInfoSync: () => ({ ...windowInfo, ...host, ...device }),
    getWindowInfo: () => windowInfo,
    getAppBaseInfo: () => host,
    getDeviceInfo: () => device,
    getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 281, right: 368 }),
    canIUse: () => true,
    nextTick: (then: () => void) => void Promise.resolve().then(then),
    vibrateShort: answers({}),
    onAppShow: () => undefined,
    onAppHide: () => undefined,
  };
}

function storageApi(storage: Map<string, unknown>) {
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
  };
}

function pageApi(pages: Navigator, log: PhoneLog, confirm: boolean) {
  return {
    navigateTo: goes((to: { url: string }) => pages.navigateTo(to.url)),
    redirectTo: goes((to: { url: string }) => pages.redirectTo(to.url)),
    // The pages of the tab bar that are not looked at are kept by WeChat; here they open anew.
    switchTab: goes((to: { url: string }) => pages.reLaunch(to.url)),
    setTabBarStyle: goes((bar: { selectedColor: string }) => {
      log.tabColour = bar.selectedColor;
    }),
    setTabBarItem: goes((tab: { index: number; text: string }) => {
      log.tabs[tab.index] = tab.text;
    }),
    reLaunch: goes((to: { url: string }) => pages.reLaunch(to.url)),
    navigateBack: goes((to: { delta?: number }) => pages.navigateBack(to.delta ?? 1)),
    showModal: (
      options: Callbacks<{ confirm: boolean; cancel: boolean }> & { content: string },
    ) => {
      log.asked.push(options.content);
      answers({ confirm, cancel: !confirm })(options);
    },
    showToast: goes((toast: { title: string }) => void log.toasts.push(toast.title)),
    setNavigationBarTitle: goes((bar: { title: string }) => {
      log.title = bar.title;
    }),
    setNavigationBarColor: answers({}),
    setClipboardData: goes((board: { data: string }) => {
      log.clipboard = board.data;
    }),
    stopPullDownRefresh: answers({}),
    getScreenBrightness: (options: Callbacks<{ value: number }>) =>
      answers({ value: log.brightness })(options),
    setScreenBrightness: goes((screen: { value: number }) => {
      log.brightness = screen.value;
    }),
    pageScrollTo: answers({}),
    hideToast: answers({}),
  };
}

/** The folder of the mini-program, and the two ways out of it. */
function fileApi(log: PhoneLog) {
  const files = new Map<string, string>();
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFileSync: (path: string, text: string) => void files.set(path, text),
    }),
    shareFileMessage: goes((file: { filePath: string; fileName: string }) => {
      log.shared.set(file.fileName, files.get(file.filePath) ?? '');
    }),
    makePhoneCall: goes((call: { phoneNumber: string }) => void log.called.push(call.phoneNumber)),
  };
}

/** A phone whose owner does not say where they are. */
function placeApi(log: PhoneLog) {
  return {
    getLocation: ({ fail }: Callbacks<never>): void => {
      log.located += 1;
      fail?.({ errMsg: 'getLocation:fail auth deny' });
    },
    openLocation: goes((place: object) => void log.onMap.push(place)),
  };
}

const answers =
  <T>(answer: T) =>
  (options: Callbacks<T> = {}): void => {
    options.success?.(answer);
    options.complete?.(answer);
  };

const goes =
  <O>(act: (options: O) => void) =>
  (options: O & Callbacks<Record<string, never>>): void => {
    act(options);
    answers({})(options);
  };
