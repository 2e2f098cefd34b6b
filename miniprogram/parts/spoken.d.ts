import '@tarojs/components';

declare module '@tarojs/components/types/View' {
  interface ViewProps {
    /** Whether what is said of this view is on; the build hands it to WeChat's screen reader. */
    ariaChecked?: boolean;
  }
}
