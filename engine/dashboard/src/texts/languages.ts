import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, type Texts } from './en';

export type Language = 'en' | 'sv' | 'nb';

/** Each in its own words, as a person looks for it. */
export const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'sv', name: 'Svenska' },
  { code: 'nb', name: 'Norsk' },
];

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const remembered = 'workflows.language';

/** The language chosen before, else the first of the browser's that there is, else English. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(remembered), ...navigator.languages.map((tag) => tag.split('-')[0])];
  for (const tag of wanted) {
    const found = languages.find((l) => l.code === (tag === 'no' || tag === 'nn' ? 'nb' : tag));
    if (found) return found.code;
  }
  return 'en';
}

const loaders: Record<Exclude<Language, 'en'>, () => Promise<Texts>> = {
  sv: async () => (await import('./sv')).sv,
  nb: async () => (await import('./nb')).nb,
};

export async function startLanguages(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await showLanguage(language);
  return i18next;
}

/** Loads a language's texts where needed and shows them from then on. */
export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language);
  localStorage.setItem(remembered, language);
}

async function showLanguage(language: Language): Promise<void> {
  if (language !== 'en' && !i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await loaders[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
