import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages, type Language } from '../texts/languages';

/** Chooses the language of the page; texts of processes stay in their author's. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <select
      className="wf-language"
      aria-label={t('navigation.language')}
      value={i18n.language}
      onChange={(event) => void chooseLanguage(event.target.value as Language)}
    >
      {languages.map((language) => (
        <option key={language.code} value={language.code} lang={language.code}>
          {language.name}
        </option>
      ))}
    </select>
  );
}
