import { ScrollView, Text, View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { Icon } from './icon';
import './sheet.scss';

/** The same as in the style sheet: the sheet leaves the page only after it has slid away. */
const SLIDE_MS = 160;

/** A panel over three quarters of the page. Closed by its cross, its button or the shade. */
export function Sheet({
  title,
  children,
  onClose,
}: {
  title: string;
  children: ReactNode;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [open, setOpen] = useState(false);
  const [closing, setClosing] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), 20);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!closing) return;
    const timer = setTimeout(onClose, SLIDE_MS);
    return () => clearTimeout(timer);
  }, [closing, onClose]);

  const close = (): void => setClosing(true);
  return (
    <View className={`sheet ${open && !closing ? 'sheet--open' : ''}`}>
      <View className="sheet__shade" catchMove onClick={close} />
      <View className="sheet__panel" ariaRole="dialog" ariaLabel={title}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <View
            className="sheet__close"
            hoverClass="pressed"
            ariaRole="button"
            ariaLabel={say(words.faces.close)}
            onClick={close}
          >
            <Icon name="close" colour="#5F6762" />
          </View>
        </View>
        <ScrollView scrollY className="sheet__body">
          <View className="sheet__content">{children}</View>
        </ScrollView>
      </View>
    </View>
  );
}
