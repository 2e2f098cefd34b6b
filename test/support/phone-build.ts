export { ensurePhoneBuilt, phoneDist } from '../../miniprogram/config/ensure-built';
