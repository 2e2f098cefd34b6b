import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { inFours } from '../copy/in-fours';
import { barcodeImage, qrImage } from './code-drawing';
import './member-code.scss';

/** As in the style sheet: a barcode's height for each width. */
const RATIO = 160 / 560;

/** Digits as bars for a till's scanner, and under them for the fingers of a cashier whose scanner is out. */
export function Barcode({ digits }: { digits: string }) {
  const image = useMemo(() => barcodeImage(digits, RATIO), [digits]);
  return (
    <View className="barcode" ariaRole="img" ariaLabel={inFours(digits)}>
      <Image className="barcode__bars" src={image} />
      <Text className="barcode__digits">{inFours(digits)}</Text>
    </View>
  );
}

/** The same for a camera. */
export function QrCode({ text }: { text: string }) {
  const image = useMemo(() => qrImage(text), [text]);
  return <Image className="qr-code" src={image} />;
}
