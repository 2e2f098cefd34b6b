import Taro from '@tarojs/taro';

/**
 * Gives a file to whoever asked for it: WeChat sends it to a chat they choose, a browser downloads it. Has to
 * be called by a tap. False when they chose nobody, or the phone has no room.
 */
export async function handOut({ name, text }: { name: string; text: string }): Promise<boolean> {
  if (process.env.TARO_ENV !== 'weapp') {
    download(name, text);
    return true;
  }
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8');
    await Taro.shareFileMessage({ filePath, fileName: name });
    return true;
  } catch {
    return false;
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
