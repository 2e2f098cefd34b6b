import type { Words } from '@huigan/shared/kernel/words';
import Taro, { useDidShow } from '@tarojs/taro';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';

type Language = keyof Words;
type Speaker = {
  readonly language: Language;
  /** The words in the language of the reader. */
  readonly say: (words: Words) => string;
  readonly switchLanguage: () => void;
};

const STORED = 'language';
/** How a browser names them, so that it reads each aloud in its own voice. */
const tags = { zh: 'zh-CN', en: 'en' } as const;

const Speech = createContext<Speaker>({
  language: 'zh',
  say: ({ zh }) => zh,
  switchLanguage: () => undefined,
});

/** The language of the phone's system until the member chooses; the choice stays on the phone. */
export function SpeechProvider({ children }: PropsWithChildren) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const speaker = useMemo<Speaker>(
    () => ({
      language,
      say: (words) => words[language],
      switchLanguage: () => {
        const other = language === 'zh' ? 'en' : 'zh';
        Taro.setStorageSync(STORED, other);
        setLanguage(other);
      },
    }),
    [language],
  );
  useEffect(() => {
    if (process.env.TARO_ENV === 'h5') document.documentElement.lang = tags[language];
  }, [language]);
  return <Speech.Provider value={speaker}>{children}</Speech.Provider>;
}

export const useSpeech = (): Speaker => useContext(Speech);

/** Keeps the page's title in the language of the reader. */
export function usePageTitle(title: Words): void {
  const { say } = useSpeech();
  const show = () => void Taro.setNavigationBarTitle({ title: say(title) });
  useDidShow(show);
  useEffect(show, [say]);
}

function firstLanguage(): Language {
  const chosen: unknown = Taro.getStorageSync(STORED);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const system = Taro.getSystemInfoSync().language ?? 'zh';
  return system.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
