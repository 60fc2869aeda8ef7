import { useI18n } from 'vue-i18n';

/** How the server signs what no person did. */
const SYSTEM = 'system';

/** `const by = useAuthor(); by(receipt.madeBy)`: the person's name, or the word for the system itself. */
export function useAuthor(): (name: string) => string {
  const { t } = useI18n();
  return (name) => (name === SYSTEM ? t('shared.system') : name);
}
