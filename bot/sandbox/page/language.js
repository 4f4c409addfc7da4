/** Languages as apps name them, their direction, and a guess at the language of a text. */

/** What a new phone may speak: code and own name. */
export const LANGUAGES = [
  ["sv", "svenska"],
  ["en", "English"],
  ["ar", "العربية"],
  ["uk", "українська"],
  ["fa", "فارسی"],
  ["so", "soomaali"],
  ["fi", "suomi"],
  ["pl", "polski"],
  ["ru", "русский"],
  ["ti", "ትግርኛ"],
  ["tr", "Türkçe"],
  ["es", "español"],
  ["de", "Deutsch"],
  ["fr", "français"],
  ["bs", "bosanski"],
  ["ku", "kurdî"],
  ["ckb", "کوردی"],
  ["sq", "shqip"],
  ["ro", "română"],
  ["th", "ไทย"],
  ["vi", "Tiếng Việt"],
  ["zh", "中文"],
];

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "sd", "ug"]);
const SCRIPTS = { ar: "Arab", fa: "Arab", ckb: "Arab", ur: "Arab", ps: "Arab", uk: "Cyrl", ru: "Cyrl", ti: "Ethi" };

/** "pt-br" → "pt". @param {string|null|undefined} code */
const base = (code) => (code ?? "").toLowerCase().split(/[-_]/)[0];

/** The language's own name; the code where we do not know it. @param {string|null|undefined} code */
export function ownName(code) {
  return LANGUAGES.find(([known]) => known === base(code))?.[1] ?? code ?? "";
}

/** How an app in this language is laid out. @param {string|null|undefined} code @returns {"ltr"|"rtl"} */
export function directionOf(code) {
  return RIGHT_TO_LEFT.has(base(code)) ? "rtl" : "ltr";
}

/** The direction that `dir="auto"` gives to a text. @param {string} text @returns {"ltr"|"rtl"} */
export function directionOfText(text) {
  const strong = /\p{L}|[\u200E\u200F]/u.exec(text.replace(/[\u2066-\u2068][^\u2069]*\u2069?/gu, ""))?.[0] ?? "";
  return /[\u200F\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(strong) ? "rtl" : "ltr";
}

/** @param {string} text */
function scriptOf(text) {
  const counts = {
    Arab: text.match(/\p{Script=Arabic}/gu)?.length ?? 0,
    Cyrl: text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0,
    Ethi: text.match(/\p{Script=Ethiopic}/gu)?.length ?? 0,
    Latn: text.match(/\p{Script=Latin}/gu)?.length ?? 0,
  };
  const [script, count] = Object.entries(counts).reduce((best, next) => (next[1] > best[1] ? next : best));
  return count > 0 ? script : null;
}

/**
 * Which language a screen reader should speak a text in: the app's, unless the letters say otherwise.
 * @param {string} text
 * @param {string|null|undefined} appLanguage
 */
export function languageOf(text, appLanguage) {
  const app = base(appLanguage) || "en";
  const script = scriptOf(text);
  if (script === null || script === (SCRIPTS[app] ?? "Latn")) return app;
  if (script === "Arab") return "ar";
  if (script === "Ethi") return "ti";
  if (script === "Cyrl") return /[ыэъё]/iu.test(text) ? "ru" : "uk";
  return /[åäö]/iu.test(text) ? "sv" : "en";
}
