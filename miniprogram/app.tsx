import Taro, { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { SpeechProvider } from './lib/language';
import { speakAloud } from './lib/speak-aloud';
import { TextSizeProvider } from './lib/text-size';
import './app.scss';

speakAloud();

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    // The browser's stand-in for the cloud answers success to everything: never call it there.
    if (process.env.TARO_ENV === 'weapp') {
      Taro.cloud.init(CLOUD_ENV === '' ? {} : { env: CLOUD_ENV });
    }
  });
  return (
    <TextSizeProvider>
      <SpeechProvider>{children}</SpeechProvider>
    </TextSizeProvider>
  );
}
